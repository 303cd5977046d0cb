import { editTicket, withdrawTicket } from "#domain/tickets/commands.ts";
import { ticketPatch } from "#domain/tickets/input.ts";
import { findTicket, revealCode } from "#domain/tickets/queries.ts";
import { readJson, readNothing } from "#web/request/body.ts";
import { guardedEdit } from "#web/pages/sell/code_guard.ts";
import { requireMatch } from "#web/answer/conditional.ts";
import { parseId, requireUser } from "#web/request/guards.ts";
import { check, conditionalJson, json } from "#web/answer/json.ts";
import { refuse, unwrap } from "#web/answer/refused.ts";
import { ticketOut } from "#web/api/ticket_resources.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  async GET(ctx: Ctx<"id">): Promise<Response> {
    const { system, signedIn } = ctx.state;
    const viewerId = signedIn?.user.id ?? null;
    const ticket = unwrap(await findTicket(system, viewerId, parseId(ctx.params.id)));
    const { body, etag } = await ticketOut(system, viewerId, ticket);
    return conditionalJson(ctx, body, etag);
  },

  /** Refuses in this order: no such ticket, not yours, missing or other version, then the fields. */
  async PATCH(ctx: Ctx<"id">): Promise<Response> {
    const { system } = ctx.state;
    const { user } = requireUser(ctx);
    const given = await readJson(ctx.req);
    const ticket = unwrap(await findTicket(system, user.id, parseId(ctx.params.id)));
    const thing = { namespace: "Ticket", value: ticket } as const;
    if (!await system.permissions.allows(user.id, "edit", thing)) refuse("forbidden");
    const version = requireMatch(ctx.req, ticket.version);
    const change = check(ticketPatch(system.settings), given);
    const present = await revealCode(system, user.id, ticket);
    const edited = unwrap(
      await guardedEdit(
        ctx,
        user.id,
        change,
        present,
        () => editTicket(system, user.id, ticket.id, change, version),
      ),
    );
    const { body, etag } = await ticketOut(system, user.id, edited);
    return json(ctx.state, body, { headers: { etag } });
  },

  async DELETE(ctx: Ctx<"id">): Promise<Response> {
    const { system } = ctx.state;
    const { user } = requireUser(ctx);
    await readNothing(ctx.req);
    unwrap(await withdrawTicket(system, user.id, parseId(ctx.params.id)));
    return new Response(null, { status: 204 });
  },
};
