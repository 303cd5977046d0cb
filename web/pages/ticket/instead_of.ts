/** What a ticket's page offers in place of a ticket that is taken. */
import type { TicketPageView } from "./TicketPage.tsx";
import { listOffers } from "#domain/offerings/offers.ts";
import { browseConcerts } from "#domain/search/browse_concerts.ts";
import { feeRulesOf } from "#domain/tickets/listing_rules.ts";
import type { Ticket } from "#domain/tickets/ticket.ts";
import type { Ctx } from "../../request/state.ts";
import { offerView } from "../concert/concert_view.ts";
import { concertCardView } from "../home/browse_view.ts";

/** Offers of the concert, or concerts of the city, that are shown in place of a ticket that is taken. */
const MAX_INSTEAD = 5;

export async function insteadOf(
  { state: { system, now } }: Pick<Ctx, "state">,
  { listingId, concertId, city }: Ticket,
): Promise<Pick<TicketPageView, "others" | "similar">> {
  const limit = MAX_INSTEAD + 1;
  const rules = feeRulesOf(system);
  const offers = concertId === null ? [] : (await listOffers(system, concertId, { limit })).items;
  const others = offers.filter(({ id }) => id !== listingId)
    .map((offer) => offerView(offer, { viewerId: null, rules, now }))
    .filter(({ held }) => !held).slice(0, MAX_INSTEAD);
  if (others.length > 0) return { others, similar: [] };
  const found = await browseConcerts(system, { city, sort: "date", limit });
  const similar = (found.ok ? found.value.items : [])
    .filter((one) => one.id !== concertId && one.from !== null).slice(0, MAX_INSTEAD)
    .map((one) => concertCardView(one));
  return { others, similar };
}
