/** A seller's input, parsed, in the API's format. Pages convert their form fields to it. */
import { says, saysAmount, saysCountry } from "#words/problems.ts";
import { z } from "zod";
import { countryInput } from "../country.ts";
import { moneySchema } from "../money.ts";
import type { Settings } from "../ports/settings.ts";
import type { Refusal } from "../refusals.ts";
import { idSchema } from "../stored.ts";
import { line, lines } from "../text.ts";
import { timeZoneInput } from "../time_zone.ts";
import { type ListingRules, refusesPrice } from "./listing_rules.ts";
import { capIn, highestPriceFor, MAX_PAID_FEES_PERCENT } from "./caps.ts";
import { codeInput, codeTypeInput, DEFAULT_CODE_TYPE } from "./code_type.ts";
import { splits } from "./listing.ts";
import { MAX_SEATS } from "./terms.ts";
import { isClosed } from "./ticket.ts";

/** Longest time until the concert, in days. */
const MAX_DAYS_AHEAD = 5 * 366;

/** Longest title, in characters; the form has the same limit. */
const MAX_TITLE = 120;

/** An RFC 3339 time, as epoch ms, floored to a second so that deadlines fall on whole seconds. */
export const startsAtInput = z.iso.datetime({
  offset: true,
  error: "Must be a time such as 2027-05-01T20:00:00+02:00",
}).transform((text) => Math.floor(Date.parse(text) / 1000) * 1000);

const part = line(1, 20).nullable();

const splitInput = z.enum(splits, says("one_of", { choices: splits.join(", ") }));
/** A concert as its sellers describe it. */
export const describedFields = {
  title: line(2, MAX_TITLE),
  venue: line(1, 80),
  city: line(1, 80),
  startsAt: startsAtInput,
  timeZone: timeZoneInput,
  /** Needed if the zone has no country ("UTC"); otherwise one of the zone's, by default its first. */
  country: countryInput,
};

/** Each field on its own. Amounts are minor units of the installation's currency. */
function ticketFields(settings: Pick<Settings, "currency">) {
  const money = moneySchema.refine(
    (value) => value.currency === settings.currency,
    `The currency here is ${settings.currency}`,
  );
  return {
    ...describedFields,
    country: describedFields.country.optional(),
    anotherConcert: z.boolean().optional().meta({
      description:
        "These words led to a concert that was moved to another time (`concert_moved`), " +
        "and the tickets are for another one.",
    }),
    description: lines(2000),
    section: part,
    row: part,
    seat: part,
    faceValue: money,
    /** What the first seller charged on top of it; null: nothing. */
    paidFees: money.nullable().optional(),
    price: money,
    code: codeInput,
    codeType: codeTypeInput,
  };
}

/** A whole ticket, for `POST /api/tickets`; unknown fields are refused. */
export function ticketInput(settings: Pick<Settings, "currency">) {
  const fields = ticketFields(settings);
  return z.strictObject({
    ...fields,
    description: fields.description.default(""),
    section: fields.section.default(null),
    row: fields.row.default(null),
    seat: fields.seat.default(null),
    codeType: fields.codeType.default(DEFAULT_CODE_TYPE),
  });
}
export type TicketInput = z.infer<ReturnType<typeof ticketInput>>;

/** Any subset, for `PATCH /api/tickets/:id`. */
export function ticketPatch(settings: Pick<Settings, "currency">) {
  return z.strictObject(ticketFields(settings)).partial().refine(
    (patch) => Object.keys(patch).length > 0,
    "Change at least one field",
  );
}
export type TicketPatch = Partial<TicketInput>;

/** 1 to 6 tickets on the same terms; unknown fields are refused. */
export function listingInput(settings: Pick<Settings, "currency">) {
  const { seat, code, codeType, ...shared } = ticketFields(settings);
  const ticket = z.strictObject({
    seat: seat.default(null),
    code,
    codeType: codeType.default(DEFAULT_CODE_TYPE),
  });
  return z.strictObject({
    ...shared,
    description: shared.description.default(""),
    section: shared.section.default(null),
    row: shared.row.default(null),
    split: splitInput.default("any"),
    tickets: z.array(ticket).min(1, says("too_few", { min: 1 }))
      .max(MAX_SEATS, says("too_many", { max: MAX_SEATS })),
  });
}
export type ListingInput = z.infer<ReturnType<typeof listingInput>>;

/** Any subset; `tickets` names those whose own fields change. */
export function listingPatch(settings: Pick<Settings, "currency">) {
  const { seat, code, codeType, ...shared } = ticketFields(settings);
  const ticket = z.strictObject({
    id: idSchema,
    ...z.strictObject({ seat, code, codeType }).partial().shape,
  });
  return z.strictObject({
    ...shared,
    split: splitInput,
    tickets: z.array(ticket).max(MAX_SEATS, says("too_many", { max: MAX_SEATS })),
  }).partial().refine((patch) => Object.keys(patch).length > 0, "Change at least one field");
}
export type ListingPatch = z.infer<ReturnType<typeof listingPatch>>;
export type SeatPatch = NonNullable<ListingPatch["tickets"]>[number];

/** Why nobody could reserve tickets that are listed now for a concert at this time; null if somebody could. */
const refusesLast = (startsAt: number, now: number): Refusal | null =>
  isClosed({ startsAt }, now)
    ? { code: "invalid", errors: [{ path: "startsAt", message: says("last_minute") }] }
    : null;

/** Why no concert can start then; null if one can. */
export function refusesStart(startsAt: number, now: number): Refusal | null {
  if (startsAt <= now) {
    return {
      code: "starts_in_past",
      errors: [{ path: "startsAt", message: says("in_past") }],
    };
  }
  if (startsAt > now + MAX_DAYS_AHEAD * 86_400_000) {
    return {
      code: "invalid",
      errors: [{ path: "startsAt", message: says("too_far_ahead") }],
    };
  }
  return null;
}

/**
 * Why the exchange's rules do not allow this listing of so many tickets at this time; null if they do. `country`: the
 * concert's.
 */
export function refusesListing(
  listing: Pick<TicketInput, "startsAt" | "price" | "faceValue" | "paidFees">,
  tickets: number,
  country: string | null,
  now: number,
  rules: ListingRules,
): Refusal | null {
  const never = refusesStart(listing.startsAt, now) ??
    refusesLast(listing.startsAt, now) ??
    refusesHorizon(listing.startsAt, now, rules);
  if (never) return never;
  const mostFees = Math.floor(listing.faceValue.amount * MAX_PAID_FEES_PERCENT / 100);
  if (listing.paidFees && listing.paidFees.amount > mostFees) {
    const message = says("paid_fees_too_high", {
      percent: MAX_PAID_FEES_PERCENT,
      most: saysAmount({ ...listing.faceValue, amount: mostFees }),
    });
    return { code: "invalid", errors: [{ path: "paidFees", message }] };
  }
  const unpayable = refusesPrice(listing.price, tickets, rules);
  if (unpayable) return { code: "invalid", errors: [{ path: "price", message: unpayable }] };
  const highest = highestPriceFor(listing, country, rules);
  if (highest !== null && listing.price.amount > highest.amount) {
    const cap = capIn(country, rules)!;
    const numbers = { percent: cap.percent, most: saysAmount(highest) };
    const withFees = (listing.paidFees?.amount ?? 0) > 0;
    const message = cap.country === null
      ? says(withFees ? "above_cap" : "above_cap_bare", numbers)
      : says(withFees ? "above_cap_in" : "above_cap_bare_in", {
        ...numbers,
        country: saysCountry(cap.country),
      });
    return { code: "price_above_cap", errors: [{ path: "price", message }] };
  }
  return null;
}

/** Why tickets for a concert at this time cannot be listed yet; null if they can. */
function refusesHorizon(
  startsAt: number,
  now: number,
  { saleHorizonDays: days }: Pick<Settings, "saleHorizonDays">,
): Refusal | null {
  if (days === null || startsAt <= now + days * 86_400_000) return null;
  return {
    code: "invalid",
    errors: [{ path: "startsAt", message: says("beyond_horizon", { days }) }],
  };
}
