/** The props of the home page. */
import type { BrowseView } from "./Browse.tsx";
import type { Ticket } from "#domain/tickets/ticket.ts";
import { wordsOf } from "#domain/refusals.ts";
import type { FieldError } from "#words/problems.ts";
import type { Page } from "#store/types.ts";
import type { Ctx } from "../../request/state.ts";
import { ticketView } from "../ticket/ticket_view.ts";
import { browseHref } from "./browse_form.ts";

/** `errors`: what is wrong with the filters; then nothing was found. */
export function browseView(
  { state: { system: { settings }, now, manner } }: Pick<Ctx, "state">,
  { values, errors, found, cities }: {
    values: Record<string, string>;
    errors: FieldError[];
    found: Page<Ticket>;
    cities: string[];
  },
): BrowseView {
  return {
    values,
    errors: errors.length > 0 ? wordsOf({ code: "invalid", errors }, manner.words).errors : [],
    cities,
    currency: settings.currency,
    ...daysAhead(now, settings.timeZone),
    tickets: found.items.map((ticket) => ticketView(ticket, now)),
    previous: found.previous && browseHref(values, found.previous),
    next: found.next && browseHref(values, found.next),
    manner,
  };
}

/** Today and the sixth day after it, in the installation's time zone. */
function daysAhead(now: number, timeZone: string) {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone)
    .toPlainDate();
  return { today: today.toString(), weekEnd: today.add({ days: 6 }).toString() };
}
