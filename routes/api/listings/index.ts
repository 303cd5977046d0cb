import type { Listing } from "#domain/tickets/listing.ts";
import { listTickets } from "#domain/tickets/list_tickets.ts";
import { atConcert, readListing } from "#web/api/listing_inputs.ts";
import { listingOut } from "#web/api/ticket_resources.ts";
import { json } from "#web/answer/json.ts";
import { guardedListing } from "#web/pages/sell/code_guard.ts";
import { readJson } from "#web/request/body.ts";
import { requireUser } from "#web/request/guards.ts";
import { answerOnce } from "#web/request/once.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  async POST(ctx: Ctx): Promise<Response> {
    const { system } = ctx.state;
    const { user } = requireUser(ctx);
    const given = await readJson(ctx.req);
    const input = await readListing(system, user.id, given);
    return await answerOnce<Listing>(
      ctx,
      user.id,
      given,
      async (once) => {
        const list = () => listTickets(system, user.id, input, once);
        const result = await guardedListing(ctx, user.id, list);
        return result.ok ? result : { ...result, refusal: atConcert(given, result.refusal) };
      },
      async (listing) => {
        const { body, etag } = await listingOut(system, user.id, listing);
        return json(ctx.state, body, {
          status: 201,
          headers: { etag, location: `/api/listings/${listing.id}` },
        });
      },
    );
  },
};
