/** Money is an integer in minor units with an ISO 4217 currency; never a float. */
import { says } from "#words/problems.ts";
import { z } from "zod";

/** Digits of an amount in minor units: 999,999.99 in a currency of two decimals. */
const MAX_DIGITS = 8;

/** More digits for currencies in which 8 digits are worth less than about 10,000 euros. */
const MAX_DIGITS_OF = digits({
  10:
    "AMD AOA ARS BDT CDF COP CRC DZD ETB GNF GYD HTG HUF JMD KES KHR KZT LAK LKR MNT MWK NGN NPR " +
    "PKR RSD SDG SSP SYP TZS VES VND",
  12: "IDR IRR LBP UZS",
});

function digits(table: Record<number, string>): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(table).flatMap(([most, codes]) =>
      codes.split(" ").map((code) => [code, Number(most)] as const)
    ),
  );
}

/** The highest amount in a currency, in minor units. */
export const highestAmount = (currency: string): number =>
  10 ** (MAX_DIGITS_OF.get(currency) ?? MAX_DIGITS) - 1;

/** The highest amount in any currency, in minor units. */
export const MAX_AMOUNT = 10 ** Math.max(...MAX_DIGITS_OF.values()) - 1;

export const moneySchema = z.strictObject({
  amount: z.int().min(1, says("at_least", { min: 1 })).max(MAX_AMOUNT, says("amount_too_large")),
  currency: z.string().regex(/^[A-Z]{3}$/, "Must be a currency code such as EUR"),
}).refine(({ amount, currency }) => amount <= highestAmount(currency), {
  path: ["amount"],
  message: says("amount_too_large"),
});
export type Money = z.infer<typeof moneySchema>;

/** How many decimals the currency has: 2 for EUR, 0 for JPY. Source: ISO 4217 as known to Intl. */
export function decimalsOf(currency: string): number {
  let decimals = decimalsByCurrency.get(currency);
  if (decimals === undefined) {
    const format = new Intl.NumberFormat("en", { style: "currency", currency });
    decimals = format.resolvedOptions().maximumFractionDigits ?? 2;
    decimalsByCurrency.set(currency, decimals);
  }
  return decimals;
}

/** Small: only currency codes get here, and an installation uses one. */
const decimalsByCurrency = new Map<string, number>();

/** Parses "12.50" (or "12,50") exactly; null if it is not an amount in that currency. */
export function parseMajor(text: string, currency: string): number | null {
  const decimals = decimalsOf(currency);
  const match = /^(\d{1,12})(?:[.,](\d{1,3}))?$/.exec(text.trim());
  if (!match) return null;
  const fraction = match[2] ?? "";
  if (fraction.length > decimals) return null;
  const amount = Number(match[1] + fraction.padEnd(decimals, "0"));
  return Number.isSafeInteger(amount) ? amount : null;
}

/** The plain decimal of an amount, for form fields: 1250 EUR → "12.50". */
export function toMajor(money: Money): string {
  const decimals = decimalsOf(money.currency);
  if (decimals === 0) return String(money.amount);
  const digits = String(money.amount).padStart(decimals + 1, "0");
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

export const sameMoney = (a: Money, b: Money): boolean =>
  a.amount === b.amount && a.currency === b.currency;
