import type { Listing } from "#domain/tickets/listing.ts";
import { ticketsOf } from "#domain/tickets/listing.ts";
import { editListing } from "#domain/tickets/edit_listing.ts";
import { withdrawListing } from "#domain/tickets/withdraw_listing.ts";
import { listingPatch, type SeatPatch } from "#domain/tickets/input.ts";
import { findListing, revealCode } from "#domain/tickets/queries.ts";
import { requireMatch } from "#web/answer/conditional.ts";
import { check, conditionalJson, json } from "#web/answer/json.ts";
import { refuse, unwrap } from "#web/answer/refused.ts";
import { listingOut } from "#web/api/ticket_resources.ts";
import { guardedEdits } from "#web/pages/sell/code_guard.ts";
import { readJson, readNothing } from "#web/request/body.ts";
import { parseId, requireUser } from "#web/request/guards.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  async GET(ctx: Ctx<"id">): Promise<Response> {
    const { system, signedIn } = ctx.state;
    const viewerId = signedIn?.user.id ?? null;
    const listing = unwrap(await findListing(system, viewerId, parseId(ctx.params.id)));
    const { body, etag } = await listingOut(system, viewerId, listing);
    return conditionalJson(ctx, body, etag);
  },

  /** Refuses in this order: no such listing, not yours, missing or other version, then the fields. */
  async PATCH(ctx: Ctx<"id">): Promise<Response> {
    const { system } = ctx.state;
    const { user } = requireUser(ctx);
    const given = await readJson(ctx.req);
    const listing = unwrap(await findListing(system, user.id, parseId(ctx.params.id)));
    const thing = { namespace: "Ticket", value: ticketsOf(listing)[0] } as const;
    if (!await system.permissions.allows(user.id, "edit", thing)) refuse("forbidden");
    const version = requireMatch(ctx.req, listing.version);
    const patch = check(listingPatch(system.settings), given);
    const edited = unwrap(
      await guardedEdits(
        ctx,
        user.id,
        await codesOf(ctx, user.id, listing, patch.tickets ?? []),
        () => editListing(system, user.id, listing.id, patch, version),
      ),
    );
    const { body, etag } = await listingOut(system, user.id, edited);
    return json(ctx.state, body, { headers: { etag } });
  },

  async DELETE(ctx: Ctx<"id">): Promise<Response> {
    const { system } = ctx.state;
    const { user } = requireUser(ctx);
    await readNothing(ctx.req);
    unwrap(await withdrawListing(system, user.id, parseId(ctx.params.id)));
    return new Response(null, { status: 204 });
  },
};

/** The barcodes that a patch has, and those of the same tickets now. */
function codesOf(ctx: Ctx<"id">, userId: string, listing: Listing, patches: readonly SeatPatch[]) {
  const tickets = new Map(ticketsOf(listing).map((ticket) => [ticket.id, ticket]));
  return Promise.all(patches.map(async ({ id, code }) => {
    const ticket = code === undefined ? undefined : tickets.get(id);
    const present = ticket ? await revealCode(ctx.state.system, userId, ticket) : null;
    return { code, present };
  }));
}
