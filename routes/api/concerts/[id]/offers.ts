import { findConcert } from "#domain/concerts/queries.ts";
import { listOffers } from "#domain/offerings/offers.ts";
import { feeRulesOf } from "#domain/tickets/listing_rules.ts";
import { movedTo } from "#web/api/concert_resources.ts";
import { offerFilters } from "#web/api/inputs.ts";
import { chosenFields, listAnswer } from "#web/api/lists.ts";
import { listingOutSchema } from "#web/api/sale_schemas.ts";
import { listedListingOut } from "#web/api/ticket_resources.ts";
import { check } from "#web/answer/json.ts";
import { unwrap } from "#web/answer/refused.ts";
import { parseId } from "#web/request/guards.ts";
import { pageQuery } from "#web/request/paging.ts";
import { queryOf } from "#web/request/pairs.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  async GET(ctx: Ctx<"id">): Promise<Response> {
    const { system, signedIn, now } = ctx.state;
    const viewerId = signedIn?.user.id ?? null;
    const concert = unwrap(await findConcert(system, viewerId, parseId(ctx.params.id)));
    const elsewhere = movedTo(ctx, concert);
    if (elsewhere) return elsewhere;
    const choose = chosenFields(ctx.url, listingOutSchema);
    const query = queryOf(ctx.url);
    const asked = { ...check(offerFilters, query), ...pageQuery(query) };
    const rules = feeRulesOf(system);
    const page = await listOffers(system, concert.id, asked);
    return listAnswer(ctx, page, (listing) => choose(listedListingOut(listing, rules, now)));
  },
};
