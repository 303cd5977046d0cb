/**
 * Index rows of tickets as older versions wrote them, with their way to fold a text. Never change this:
 * it finds the old rows of values that have not been rewritten since.
 */
import type { KeyPart, Upgrade } from "#store/entity/mod.ts";
import { formerKeyText, formerWordsOf } from "./former_words.ts";

type Old = Record<string, unknown>;

const fold = (text: string) =>
  text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase().trim();

function wordsOf({ title, venue, city }: Old): string[] {
  const words = fold(`${title} ${venue} ${city}`).split(/[^\p{L}\p{N}]+/u).filter(Boolean)
    .map((word) => [...word].slice(0, 32).join(""));
  return [...new Set(words)].slice(0, 40);
}

const isListed = ({ retired, status }: Old) =>
  !retired && (status === "available" || status === "reserved");

const price = ({ price }: Old) => (price as { amount: number }).amount;

const city = (sort: (old: Old) => unknown[]) => (old: Old): KeyPart[][] =>
  isListed(old) ? [[fold(String(old.city)), ...sort(old) as KeyPart[]]] : [];

const words = (sort: (old: Old) => unknown[]) => (old: Old): KeyPart[][] =>
  isListed(old) ? wordsOf(old).map((word) => [word, ...sort(old) as KeyPart[]]) : [];

export const refolded: Upgrade = {
  about:
    "ø ł đ ð þ æ œ ß ı are folded too, several blanks and dashes to one blank; long keys are cut",
  change: (old) => old,
  formerKeys: {
    city_date: city((old) => [old.startsAt]),
    city_price: city((old) => [price(old), old.startsAt]),
    city_newest: city((old) => [old.createdAt]),
    word_date: words((old) => [old.startsAt]),
    word_price: words((old) => [price(old), old.startsAt]),
  },
};

const isListedSeat = ({ status }: Old) => status === "available" || status === "reserved";
const isListing = ({ retired, seats }: Old) => !retired && (seats as Old[]).some(isListedSeat);
const listed = (keys: (old: Old) => unknown[][]) => (old: Old): KeyPart[][] =>
  isListing(old) ? keys(old) as KeyPart[][] : [];
const cityKey = ({ city }: Old) => formerKeyText(String(city));
const listingWords = ({ title, venue, city }: Old) =>
  formerWordsOf({ title: String(title), venue: String(venue), city: String(city) });

export const unlisted: Upgrade = {
  about: "Lists are made of concerts: no index of a list has listings any more",
  change: (old) => old,
  formerKeys: {
    date: listed((old) => [[old.startsAt]]),
    price: listed((old) => [[price(old), old.startsAt]]),
    newest: listed((old) => [[old.createdAt]]),
    city_date: listed((old) => [[cityKey(old), old.startsAt]]),
    city_price: listed((old) => [[cityKey(old), price(old), old.startsAt]]),
    city_newest: listed((old) => [[cityKey(old), old.createdAt]]),
    city: listed((old) => [[old.city]]),
    word_date: listed((old) => listingWords(old).map((word) => [word, old.startsAt])),
    word_price: listed((old) => listingWords(old).map((word) => [word, price(old), old.startsAt])),
  },
};

const isWaiting = ({ seats }: Old) => (seats as Old[]).some(({ status }) => status === "pending");

export const offered: Upgrade = {
  about: "A claimed ticket counts as sold; a retired listing does not wait for a moderator",
  change: (old) => old,
  formerKeys: {
    review: (old) => isWaiting(old) ? [[old.updatedAt as number]] : [],
    concert: listed((old) => old.concertId ? [[old.concertId, price(old)]] : []),
  },
};
