import { listingIdOf } from "#domain/tickets/listing.ts";
import { withdrawListing } from "#domain/tickets/withdraw_listing.ts";
import { readNothing } from "#web/request/body.ts";
import { redirectWithNotice } from "#web/answer/redirect_with_notice.ts";
import { parseId, requireUser } from "#web/request/guards.ts";
import { unwrap } from "#web/answer/refused.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  /** Withdraws all tickets of the listing that are not sold. */
  async POST(ctx: Ctx<"id">): Promise<Response> {
    const { user } = requireUser(ctx);
    await readNothing(ctx.req);
    const id = parseId(ctx.params.id);
    const back = { href: `/tickets/${id}`, label: "ticket" } as const;
    const listing = unwrap(
      await withdrawListing(ctx.state.system, user.id, listingIdOf(id)),
      back,
    );
    const notice = listing.seats.length > 1 ? "withdrawn_several" : "withdrawn";
    return redirectWithNotice(ctx, `/tickets/${id}`, notice);
  },
};
