/** Concerts that the sell form may mean, and the fields of a concert that was chosen. */
import type { Concert } from "#domain/concerts/concert.ts";
import { proposeConcerts } from "#domain/concerts/queries.ts";
import type { Services } from "#domain/ports/services.ts";
import type { Manner } from "#words/manner.ts";
import { dayInWords, readClock, readDay } from "../../parts/date_text.ts";
import type { Form } from "../../request/body.ts";
import { localOf } from "./local_time.ts";
import type { ConcertFields, ProposalsView } from "./Proposals.tsx";

/** Fewer characters find too much. */
const LEAST_TITLE = 2;

/** `asked`: by the form's button. */
export async function proposalsView(
  x: Services,
  form: Form,
  asked: boolean,
  manner: Manner,
): Promise<ProposalsView> {
  const name = (form.title ?? "").trim();
  const venue = (form.venue ?? "").trim();
  const day = readDay(form.startsAt ?? "", manner.locale) ?? undefined;
  const enough = name.length >= LEAST_TITLE || venue !== "" && day !== undefined;
  if (!enough) return { found: null, asked, manner };
  const found = await proposeConcerts(x, {
    ...(name.length >= LEAST_TITLE && { name }),
    ...(day !== undefined && { venue }),
    day,
  });
  return {
    found: found.map((concert) => {
      const fills = concertFieldsOf(concert, manner);
      const { id, name: title, venue, city, startsAt, timeZone } = concert;
      return {
        id,
        title,
        venue,
        city,
        startsAt,
        timeZone,
        fills,
        chosen: says(form, fills, manner),
      };
    }),
    asked,
    manner,
  };
}

/** The form's fields for this concert. */
export function concertFieldsOf(
  { name, venue, city, country, startsAt, timeZone }: Concert,
  { locale }: Manner,
): ConcertFields {
  const [day, startsTime] = localOf(startsAt, timeZone).split("T");
  const startsOn = dayInWords(day, locale);
  return {
    title: name,
    venue,
    city,
    startsAt: startsOn,
    startsTime,
    timeZone,
    country: country ?? "",
  };
}

/** Whether the form has this concert already. */
function says(form: Form, fills: ConcertFields, { locale }: Manner): boolean {
  const same = (name: "title" | "venue" | "city" | "timeZone") =>
    (form[name] ?? "").trim() === fills[name];
  return same("title") && same("venue") && same("city") && same("timeZone") &&
    readDay(form.startsAt ?? "", locale) === readDay(fills.startsAt, locale) &&
    readClock(form.startsTime ?? "") === fills.startsTime;
}
