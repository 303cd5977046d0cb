/** The props of the home page. */
import type { BrowseView } from "./Browse.tsx";
import type { OfferingNow } from "#domain/offerings/summary.ts";
import type { FoundConcerts } from "#domain/search/browse_concerts.ts";
import { wordsOf } from "#domain/refusals.ts";
import type { FieldError } from "#words/problems.ts";
import type { ConcertCardView } from "../../parts/ConcertCard.tsx";
import type { Ctx } from "../../request/state.ts";
import { browseHref } from "./browse_form.ts";
import { weekendOf } from "./weekend.ts";

/** `errors`: what is wrong with the filters; then nothing was found. */
export function browseView(
  { state: { system: { settings }, now, manner } }: Pick<Ctx, "state">,
  { values, errors, found, cities }: {
    values: Record<string, string>;
    errors: FieldError[];
    found: FoundConcerts;
    cities: BrowseView["cities"];
  },
): BrowseView {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(settings.timeZone)
    .toPlainDate();
  const link = (cursor?: string) => cursor && browseHref(values, { cursor });
  return {
    values,
    errors: errors.length > 0 ? wordsOf({ code: "invalid", errors }, manner.words).errors : [],
    cities,
    currency: settings.currency,
    feesIncluded: settings.buyerFeePercent > 0,
    today: today.toString(),
    weekend: weekendOf(today, settings.locale),
    concerts: found.items.map((offering) => concertCardView(offering, values.quantity)),
    count: found.count,
    corrected: found.corrected === null
      ? null
      : { shown: found.corrected, href: browseHref(values, { exact: "1", cursor: "" }) },
    previous: link(found.previous),
    next: link(found.next),
    manner,
  };
}

/** `quantity`: the number of tickets that is looked for, which the concert's page goes on with. */
export function concertCardView(offering: OfferingNow, quantity?: string): ConcertCardView {
  const { id, name, venue, city, startsAt, timeZone, from, tickets, more, freeAt, saving } =
    offering;
  const href = `/concerts/${id}${quantity ? `?${new URLSearchParams({ quantity })}` : ""}`;
  return { href, name, venue, city, startsAt, timeZone, from, tickets, more, freeAt, saving };
}
