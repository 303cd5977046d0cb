/** A ticket: its fields, its statuses and its indexes. */
import { z } from "zod";
import { entity, list, many, unique } from "#store/entity/mod.ts";
import { OFFERING_MARK } from "../concerts/concert.ts";
import { moneySchema } from "../money.ts";
import { idSchema, instant, shownInstant, stored, storedText } from "../stored.ts";
import { storedTimeZone } from "../time_zone.ts";
import { refolded } from "./former_rows.ts";
import { formerKeyText as keyText, formerWordsOf as wordsOf } from "./former_words.ts";
import { codeTypes, DEFAULT_CODE_TYPE } from "./code_type.ts";

export const ticketStatuses = [
  "pending",
  "available",
  "reserved",
  "sold",
  "withdrawn",
  "rejected",
] as const;
export type TicketStatus = typeof ticketStatuses[number];

/** As many as `trade/hold_rules.ts` needs; the oldest is dropped. */
const MAX_UNPAID_AT = 3;

/** Ciphertext: `keyId.nonce.data` (`domain/ports/secrets.ts`). */
const sealedSchema = z.string().min(1);

/**
 * What a buyer agrees to; an order keeps a copy. `codeHash` is an HMAC of the barcode's content. The schema
 * accepts only what pages can show: other values count as unreadable (quarantine).
 */
export const saleTermsSchema = z.object({
  title: storedText,
  venue: storedText,
  city: storedText,
  startsAt: shownInstant,
  timeZone: storedTimeZone,
  section: storedText.nullable(),
  row: storedText.nullable(),
  seat: storedText.nullable(),
  faceValue: moneySchema,
  price: moneySchema,
  codeHash: z.string(),
});
export type SaleTerms = z.infer<typeof saleTermsSchema>;

const ticketSchema = saleTermsSchema.extend({
  ...stored,
  description: storedText,
  sellerId: idSchema,
  /** Its concert, whose fields are copied here; null for tickets of older versions that have none yet. */
  concertId: idSchema.nullable().default(null),
  status: z.enum(ticketStatuses),
  /** The order that holds or bought it; null while it is available. */
  orderId: idSchema.nullable(),
  /** Copy of the order's `expiresAt` while the hold can lapse; null once claimed, and while available. */
  heldUntil: instant.nullable(),
  /** When the latest unpaid holds ended; at most `MAX_UNPAID_AT`. */
  unpaidAt: z.array(instant).default([]),
  /** The barcode's content, sealed. */
  code: sealedSchema,
  /** The barcode's format; older tickets have the default. */
  codeType: z.enum(codeTypes).default(DEFAULT_CODE_TYPE),
  /** A moderator rejected or withdrew it: its barcode cannot be listed again until a moderator approves it. */
  barred: z.boolean().default(false),
  /** The sweep removed it from the browse indexes after the concert; the status does not change. */
  retired: z.boolean(),
});
export type Ticket = z.infer<typeof ticketSchema>;

/** Available and reserved tickets are both listed, so that a hold does not rewrite any browse index. */
export const isListed = (ticket: Ticket): boolean =>
  !ticket.retired && (ticket.status === "available" || ticket.status === "reserved");

/** Whether its barcode is taken. A ticket that its seller withdrew, and nobody bought, releases it. */
export const blocksBarcode = ({ status, orderId, barred }: Ticket): boolean =>
  (status !== "withdrawn" && status !== "rejected") || orderId !== null || barred;

/** Compares the fields that the indexes below use; a hold changes none of them. A test checks this list. */
function sameIndexRows(a: Ticket, b: Ticket): boolean {
  return isListed(a) === isListed(b) && blocksBarcode(a) === blocksBarcode(b) &&
    a.status !== "pending" && b.status !== "pending" &&
    a.startsAt === b.startsAt && a.price.amount === b.price.amount &&
    a.concertId === b.concertId && a.title === b.title && a.venue === b.venue &&
    a.city === b.city && a.codeHash === b.codeHash;
}

/** The next time at which the shown status changes without a commit: a hold lapses, sales end or the concert starts. */
export function nextChange({ heldUntil, startsAt }: Ticket, now: number): number | null {
  const ahead = [heldUntil, startsAt - LAST_MINUTE_MS, startsAt].filter((at) =>
    at !== null && at > now
  ) as number[];
  return ahead.length > 0 ? Math.min(...ahead) : null;
}

const listed = (ticket: Ticket, key: (string | number)[]) => isListed(ticket) ? key : null;
const words = (ticket: Ticket) => isListed(ticket) ? wordsOf(ticket) : [];

export const tickets = entity({
  name: "ticket",
  about: "A ticket that a fan sells.",
  schema: ticketSchema,
  unmoved: sameIndexRows,
  changesAt: nextChange,
  marking: (t) =>
    t.concertId !== null && isListed(t) ? { name: OFFERING_MARK, id: t.concertId } : null,
  upgrades: [refolded],
  indexes: {
    code: unique<Ticket>(
      "HMAC of the barcode: no ticket is listed twice",
      (t) => blocksBarcode(t) ? [t.codeHash] : null,
    ),
    listings: list<Ticket>("All listings of a barcode, oldest first", (t) => [t.codeHash]),
    seller: list<Ticket>("A seller's tickets, oldest first", (t) => [t.sellerId]),
    concert: list<Ticket>(
      "A concert's tickets on offer, by price",
      (t) => t.concertId === null ? null : listed(t, [t.concertId, t.price.amount]),
    ),
    concert_all: list<Ticket>(
      "All tickets ever listed for a concert, by seller",
      (t) => t.concertId === null ? null : [t.concertId, t.sellerId],
    ),
    review: list<Ticket>(
      "Tickets that wait for a moderator",
      (t) => t.status === "pending" ? [t.updatedAt] : null,
    ),
    date: list<Ticket>("Browse by date", (t) => listed(t, [t.startsAt])),
    price: list<Ticket>("Browse by price", (t) => listed(t, [t.price.amount, t.startsAt])),
    newest: list<Ticket>("Browse by time of listing", (t) => listed(t, [t.createdAt])),
    city_date: list<Ticket>(
      "Browse one city by date",
      (t) => listed(t, [keyText(t.city), t.startsAt]),
    ),
    city_price: list<Ticket>(
      "Browse one city by price",
      (t) => listed(t, [keyText(t.city), t.price.amount, t.startsAt]),
    ),
    city_newest: list<Ticket>(
      "Browse one city by time of listing",
      (t) => listed(t, [keyText(t.city), t.createdAt]),
    ),
    city: many<Ticket>(
      "The cities on offer as sellers spell them, counted",
      (t) => isListed(t) ? [[t.city]] : [],
      { counted: true },
    ),
    word_date: many<Ticket>(
      "Search: words of title, venue and city, by date",
      (t) => words(t).map((word) => [word, t.startsAt]),
      { counted: true },
    ),
    word_price: many<Ticket>(
      "Search: the same words, by price",
      (t) => words(t).map((word) => [word, t.price.amount, t.startsAt]),
    ),
  },
});

/** Pending or rejected: visible only to its seller and to moderators. */
export const isHidden = ({ status }: Pick<Ticket, "status">): boolean =>
  status === "pending" || status === "rejected";

/** Tickets cannot be reserved in the last minute before their concert. */
export const LAST_MINUTE_MS = 60_000;

/** Nobody can reserve it any more; derived, never stored. */
export const isClosed = (ticket: Pick<Ticket, "startsAt">, now: number): boolean =>
  ticket.startsAt - now <= LAST_MINUTE_MS;

/** The concert has started; derived, never stored. */
export const isOver = (ticket: Pick<Ticket, "startsAt">, now: number): boolean =>
  ticket.startsAt <= now;

/** The hold's deadline has passed: the ticket is available to the next buyer. */
export const isLapsedHold = (ticket: Ticket, now: number): boolean =>
  ticket.status === "reserved" && ticket.heldUntil !== null && now >= ticket.heldUntil;

/** Adds an unpaid hold that ended at this time. */
export const withUnpaid = (unpaidAt: readonly number[], at: number): number[] =>
  [...unpaidAt, at].slice(-MAX_UNPAID_AT);

/** When unpaid holds ended, including a lapsed one that has not been let go yet. */
export const unpaidHolds = (ticket: Ticket, now: number): readonly number[] =>
  isLapsedHold(ticket, now) ? withUnpaid(ticket.unpaidAt, ticket.heldUntil!) : ticket.unpaidAt;

/** The status to show: a ticket with a lapsed hold is `available`. */
export const shownStatus = (ticket: Ticket, now: number): TicketStatus =>
  isLapsedHold(ticket, now) ? "available" : ticket.status;

/** The shown status, and `over` for a ticket that nobody reserved in time. */
export function ticketState(ticket: Ticket, now: number): TicketStatus | "over" {
  const status = shownStatus(ticket, now);
  return status === "available" && isClosed(ticket, now) ? "over" : status;
}

export function termsOf(ticket: Ticket): SaleTerms {
  const { title, venue, city, startsAt, timeZone, section, row, seat, faceValue, price, codeHash } =
    ticket;
  return { title, venue, city, startsAt, timeZone, section, row, seat, faceValue, price, codeHash };
}

/** Whether a buyer would get what they agreed to. The title may differ. */
export function sameTerms(a: SaleTerms, b: SaleTerms): boolean {
  return a.price.amount === b.price.amount && a.price.currency === b.price.currency &&
    a.faceValue.amount === b.faceValue.amount && a.faceValue.currency === b.faceValue.currency &&
    a.venue === b.venue && a.city === b.city && a.startsAt === b.startsAt &&
    a.section === b.section && a.row === b.row && a.seat === b.seat && a.codeHash === b.codeHash;
}
