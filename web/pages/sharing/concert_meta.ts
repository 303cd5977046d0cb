/** The metadata of a concert's page, for search engines and link previews. */
import type { Concert } from "#domain/concerts/concert.ts";
import { toMajor } from "#domain/money.ts";
import type { OfferingNow } from "#domain/offerings/summary.ts";
import { isClosed } from "#domain/tickets/ticket.ts";
import { isolated } from "#words/direction.ts";
import { fill } from "#words/fill.ts";
import { concertTime, moneyText } from "#words/format.ts";
import type { Manner } from "#words/manner.ts";
import type { PageMeta } from "../../parts/Meta.tsx";
import type { System } from "../../system.ts";
import { cardOf, cardPath } from "./card_view.ts";
import { eventOf, withOffset } from "./event.ts";
import { CARD_SIZE } from "./social_card.ts";

/** Only concerts with something on offer are indexed. `offering`: as it is now; null: there is none. */
export async function concertMeta(
  concert: Concert,
  offering: OfferingNow | null,
  { system, now, manner }: { system: System; now: number; manner: Manner },
): Promise<PageMeta> {
  const { config, settings } = system;
  const url = `${config.origin}/concerts/${concert.id}`;
  const image = config.origin + await cardPath(concert.id, cardOf(concert, settings));
  const onOffer = offering !== null && concert.status === "scheduled" && !isClosed(concert, now);
  return {
    site: manner.words.site.name,
    locale: manner.locale,
    title: concert.name,
    description: descriptionOf(concert, offering, { fees: settings.buyerFeePercent > 0, manner }),
    canonical: onOffer ? url : null,
    image: { url: image, ...CARD_SIZE },
    about: {
      ...eventOf(concert, image),
      url,
      ...(concert.status === "scheduled" && { offers: offersOf(concert, offering, url) }),
    },
  };
}

function descriptionOf(
  concert: Concert,
  offering: OfferingNow | null,
  { fees, manner }: { fees: boolean; manner: Manner },
): string {
  const { concert: { description }, fees: included, ticket } = manner.words;
  const facts = {
    name: isolated(concert.name),
    when: concertTime(concert.startsAt, concert.timeZone, manner),
    where: fill(ticket.where, { venue: isolated(concert.venue), city: isolated(concert.city) }),
  };
  if (concert.status === "cancelled") return fill(description.cancelled, facts);
  if (!offering?.from) return fill(description.gone, facts);
  return fill(fees ? included.onOfferConcert : description.onOffer, {
    ...facts,
    price: moneyText(offering.from, manner.locale),
  });
}

/** What can be reserved now. */
function offersOf(concert: Concert, offering: OfferingNow | null, url: string) {
  const [lowest, highest] = [offering?.totals.at(0), offering?.totals.at(-1)];
  const price = (amount: number) => toMajor({ amount, currency: offering!.currency });
  return {
    "@type": "AggregateOffer",
    url,
    availability: `https://schema.org/${lowest ? "InStock" : offering ? "Reserved" : "SoldOut"}`,
    offerCount: offering?.tickets ?? 0,
    ...(lowest && highest && {
      lowPrice: price(lowest.total),
      highPrice: price(highest.total),
      priceCurrency: offering!.currency,
    }),
    validThrough: withOffset(concert.startsAt, concert.timeZone),
  };
}
