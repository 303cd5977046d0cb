/** The metadata of the public pages, for search engines and link previews. */
import { isolated } from "#words/direction.ts";
import type { PageMeta } from "../../parts/Meta.tsx";
import type { TicketState } from "../../parts/badges.ts";
import type { Concert } from "#domain/concerts/concert.ts";
import { type Money, toMajor } from "#domain/money.ts";
import { fold } from "#domain/text.ts";
import { feeRulesOf } from "#domain/tickets/listing_rules.ts";
import { withFee } from "#domain/trade/fees.ts";
import { type Ticket, ticketState } from "#domain/tickets/ticket.ts";
import { fill } from "#words/fill.ts";
import { concertTime, moneyText } from "#words/format.ts";
import type { Manner } from "#words/manner.ts";
import type { System } from "../../system.ts";
import { cardOf, cardPath } from "./card_view.ts";
import { eventOf, withOffset } from "./event.ts";
import { CARD_SIZE } from "./social_card.ts";

/** Home and the list of one city are canonical pages; other filters and later pages are not. */
export function browseMeta(
  { values, cities, manner, origin }: {
    values: Readonly<Record<string, string>>;
    /** Cities that have tickets, as spelt in them. */
    cities: readonly string[];
    manner: Manner;
    origin: string;
  },
): PageMeta {
  const { site, browse } = manner.words;
  const asked = Object.keys(values).filter((name) => values[name] && FILTERS.has(name));
  const city = cities.find((name) => values.city && fold(name) === fold(values.city)) ?? null;
  const meta = { site: site.name, locale: manner.locale };
  if (asked.length === 1 && city !== null) {
    return {
      ...meta,
      title: fill(browse.titleIn, { city: isolated(city) }),
      description: fill(browse.descriptionIn, { city: isolated(city) }),
      canonical: `${origin}/?${new URLSearchParams({ city })}`,
    };
  }
  const isHome = asked.length === 0;
  return {
    ...meta,
    title: browse.heading,
    description: browse.description,
    canonical: isHome ? `${origin}/` : null,
    about: isHome ? websiteOf(site.name, origin) : undefined,
  };
}

/** Query parameters that change the results; others (`utm_…`) do not. */
const FILTERS = new Set([
  "q",
  "city",
  "from",
  "to",
  "min",
  "max",
  "quantity",
  "country",
  "exact",
  "sort",
  "cursor",
]);

const websiteOf = (name: string, origin: string) => ({
  "@context": "https://schema.org",
  "@type": "WebSite",
  name,
  url: `${origin}/`,
  potentialAction: {
    "@type": "SearchAction",
    target: { "@type": "EntryPoint", urlTemplate: `${origin}/?q={search_term_string}` },
    "query-input": "required name=search_term_string",
  },
});

export const citiesMeta = ({ words, locale }: Manner, origin: string): PageMeta => ({
  site: words.site.name,
  locale,
  title: words.browse.cities.title,
  description: words.browse.description,
  canonical: `${origin}/cities`,
});

/** Only tickets that are available or held are indexed. */
export async function ticketMeta(
  { tickets, concert }: { tickets: readonly Ticket[]; concert: Concert | null },
  ticketId: string,
  { system, now, manner, sellerName }: {
    system: System;
    now: number;
    manner: Manner;
    /** Null when the account is gone. */
    sellerName: string | null;
  },
): Promise<PageMeta> {
  const { config, settings } = system;
  const { words, locale } = manner;
  const ticket = tickets.find(({ id }) => id === ticketId)!;
  const state = ticketState(ticket, now);
  const url = `${config.origin}/tickets/${ticket.id}`;
  const image = config.origin + await cardPath(
    ticket.concertId ?? ticket.id,
    cardOf({ ...ticket, name: ticket.title }, settings),
  );
  const total = withFee(ticket.price, feeRulesOf(system));
  const isOnOffer = state === "available" || state === "reserved";
  const facts = {
    title: isolated(ticket.title),
    when: concertTime(ticket.startsAt, ticket.timeZone, manner),
    where: fill(words.ticket.where, { venue: isolated(ticket.venue), city: isolated(ticket.city) }),
    price: moneyText(total, locale),
  };
  const { onOffer, gone } = words.ticket.description;
  const said = total.amount > ticket.price.amount ? words.fees.onOfferTicket : onOffer;
  const { cancelled } = words.concert.description;
  return {
    site: words.site.name,
    locale,
    title: ticket.title,
    description: concert?.status === "cancelled"
      ? fill(cancelled, { ...facts, name: facts.title })
      : fill(isOnOffer ? said : gone, facts),
    canonical: isOnOffer ? url : null,
    image: { url: image, ...CARD_SIZE },
    about: aboutTicket(ticket, concert, { total, state, url, image, sellerName }),
  };
}

const availability: Record<TicketState, string> = {
  available: "InStock",
  reserved: "Reserved",
  sold: "SoldOut",
  over: "Discontinued",
  pending: "Discontinued",
  withdrawn: "Discontinued",
  rejected: "Discontinued",
};

function aboutTicket(
  ticket: Ticket,
  concert: Concert | null,
  { total, state, url, image, sellerName }: {
    total: Money;
    state: TicketState;
    url: string;
    image: string;
    sellerName: string | null;
  },
) {
  return {
    ...eventOf(concert ?? { ...ticket, name: ticket.title, status: "scheduled" }, image),
    offers: {
      "@type": "Offer",
      url,
      price: toMajor(total),
      priceCurrency: total.currency,
      availability: `https://schema.org/${availability[state]}`,
      validFrom: withOffset(ticket.createdAt, "UTC"),
      validThrough: withOffset(ticket.startsAt, ticket.timeZone),
      // No more of the seller than the page shows.
      ...(sellerName !== null && { seller: { "@type": "Person", name: sellerName } }),
    },
  };
}
