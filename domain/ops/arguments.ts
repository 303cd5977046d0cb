/** Days and amounts as operators type them: every operation parses them alike, and says what is wrong with them. */
import { z } from "zod";
import { decimalsOf, parseMajor } from "../money.ts";
import { text } from "../text.ts";

/** A day, such as 2027-01-31. */
export const dayArgument = z.iso.date("Is not a date such as 2027-05-31");

/** In the currency's unit, such as "12.50" or "-5". */
export const balanceArgument = text(30).regex(
  /^-?\d{1,12}([.,]\d{1,3})?$/,
  "Is not an amount such as 1234.50",
);

/** The same, above 0. */
export const amountArgument = text(30)
  .regex(/^-?\d{1,12}([.,]\d{1,3})?$/, { error: "Is not an amount such as 12.50", abort: true })
  .refine((amount) => !amount.startsWith("-") && /[1-9]/.test(amount), "Must be above 0");

/** A number of values on a page. */
export const limitArgument = (most: number) => {
  const message = `Must be a whole number from 1 to ${most}`;
  return z.int(message).min(1, message).max(most, message);
};

/** Minor units of a parsed amount; null: the currency has fewer decimals (`tooExact`). */
export function minorOf(amount: string, currency: string): number | null {
  const isBelow = amount.startsWith("-");
  const minor = parseMajor(isBelow ? amount.slice(1) : amount, currency);
  return minor !== null && isBelow ? -minor : minor;
}

export const tooExact = (amount: string, currency: string): string => {
  const most = decimalsOf(currency);
  const decimals = most === 0 ? "no decimals" : `at most ${most} decimals`;
  return `${amount} is no amount in ${currency}, which has ${decimals}.`;
};
