import { findListing } from "#domain/tickets/queries.ts";
import { notModified } from "#web/answer/conditional.ts";
import { cacheHeaders, json } from "#web/answer/json.ts";
import { unwrap } from "#web/answer/refused.ts";
import { listingOut } from "#web/api/ticket_resources.ts";
import { parseId } from "#web/request/guards.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  async GET(ctx: Ctx<"id">): Promise<Response> {
    const { system, signedIn } = ctx.state;
    const viewerId = signedIn?.user.id ?? null;
    const listing = unwrap(await findListing(system, viewerId, parseId(ctx.params.id)));
    const { body, etag } = await listingOut(system, viewerId, listing);
    if (notModified(ctx.req, etag)) {
      return new Response(null, { status: 304, headers: { etag, ...cacheHeaders(ctx.state) } });
    }
    return json(ctx.state, body, { headers: { etag } });
  },
};
