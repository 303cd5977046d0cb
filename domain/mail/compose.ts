/** What all letters share: the reader's language, the greeting, the ticket's stub, the sender. */
import { isolated } from "#words/direction.ts";
import { fill, formFor, type Forms, type Text } from "#words/fill.ts";
import { concertDay, concertTimeAbroad, moneyText } from "#words/format.ts";
import { mainLanguage } from "#words/languages.ts";
import { type Manner, mannerIn } from "#words/manner.ts";
import { seatText } from "#words/place.ts";
import type { Settings } from "../ports/settings.ts";
import type { Order } from "../orders/order.ts";
import { feeOf, type ShownTerms, totalEach, totalOf } from "../tickets/terms.ts";
import type { User } from "../users/user.ts";
import type { Letter, LetterTicket } from "./letter.ts";

export type Look = Pick<Settings, "origin" | "locale" | "timeZone" | "payoutDelaySeconds">;

/** The language that the reader chose, else that of the installation. */
export const mannerFor = (reader: User, look: Look): Manner =>
  mannerIn(reader.language ?? mainLanguage(look.locale), look);

/** The moderator's reason as a paragraph; none if no reason was given. */
export const because = (reason: string | null, { words: { letters } }: Manner): string[] =>
  reason === null || reason === "" ? [] : [fill(letters.because, { reason: isolated(reason) })];

/**
 * A text about the tickets of an order, in their number. It may name the concert, what the buyer pays for one ticket,
 * and the total.
 */
export function said(
  forms: Forms<"concert" | "n" | "price" | "total">,
  { terms }: Order,
  { locale }: Manner,
): string {
  const n = terms.seats.length;
  return fill(formFor(forms, n, locale), {
    n,
    concert: isolated(terms.title),
    price: moneyText(totalEach(terms), locale),
    total: moneyText(totalOf(terms), locale),
  });
}

/** A text that names what the buyer gets back, and that the fee is in it if there was one. */
export function refundSaid<Gap extends "price" | "total">(
  text: Text<Gap>,
  { terms }: Order,
  { words: { fees }, locale }: Manner,
): string {
  const money = moneyText(totalOf(terms), locale);
  const told = fill<string>(text, { price: money, total: money });
  return feeOf(terms).amount > 0 ? `${told} ${fees.refunded}` : told;
}

/** What differs from letter to letter; `path` is on our origin. */
type Said = Pick<Letter, "subject" | "title" | "paragraphs" | "tone"> & {
  action: { label: string; path: string };
};

/** `terms`: of the ticket that the letter is about; null if it is about none. */
export function letter(terms: ShownTerms | null, reader: User, look: Look, said: Said): Letter {
  const { action: { label, path }, ...rest } = said;
  const manner = mannerFor(reader, look);
  const { site, letters } = manner.words;
  return {
    ...rest,
    greeting: fill(letters.greeting, { name: isolated(reader.name) }),
    ticket: terms && stubOf(terms, manner),
    action: { label, href: look.origin + path },
    language: manner.language,
    sender: { name: site.name, href: look.origin },
  };
}

/** Concerts whose times are kept in words: many letters tell of one. */
const MAX_TIMES = 500;
const times = new Map<string, Pick<LetterTicket, "when" | "day">>();

function timesOf({ startsAt, timeZone }: ShownTerms, manner: Manner) {
  const key = `${startsAt} ${timeZone} ${manner.language} ${manner.locale}`;
  let known = times.get(key);
  if (!known) {
    known = {
      when: concertTimeAbroad(startsAt, timeZone, manner),
      day: concertDay(startsAt, timeZone, manner),
    };
    if (times.size >= MAX_TIMES) times.clear();
    times.set(key, known);
  }
  return known;
}

function stubOf(terms: ShownTerms, manner: Manner): LetterTicket {
  return {
    ...timesOf(terms, manner),
    title: isolated(terms.title),
    place: fill(manner.words.ticket.where, {
      venue: isolated(terms.venue),
      city: isolated(terms.city),
    }),
    seat: seatText(terms, manner.words),
  };
}
