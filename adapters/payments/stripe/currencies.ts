/**
 * Amounts as Stripe counts them. Ours are the minor units that ISO 4217 (as known to `Intl`) gives a
 * currency; Stripe's differ for some. Source: https://docs.stripe.com/currencies
 */
import { decimalsOf, highestAmount, type Money } from "#domain/money.ts";
import type { PriceRule } from "#domain/ports/mod.ts";

/** Decimals in the API where they are not two. */
const STRIPE_DECIMALS: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  MGA: 0,
  PYG: 0,
  RWF: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  JOD: 3,
  KWD: 3,
  OMR: 3,
  TND: 3,
};

/**
 * In the API's unit. Three decimals are sent, but the card networks take two; ISK and UGX have had no
 * decimals for years and are sent with two all the same, which must be 00.
 */
const STRIPE_STEP: Readonly<Record<string, number>> = {
  BHD: 10,
  JOD: 10,
  KWD: 10,
  OMR: 10,
  TND: 10,
  ISK: 100,
  UGX: 100,
};

/** The smallest charge, in the API's unit; elsewhere Stripe asks for about half a US dollar. */
const STRIPE_MINIMUM: Readonly<Record<string, number>> = {
  AED: 200,
  AUD: 50,
  BGN: 100,
  BRL: 50,
  CAD: 50,
  CHF: 50,
  CZK: 1500,
  DKK: 250,
  EUR: 50,
  GBP: 30,
  HKD: 400,
  HUF: 17500,
  INR: 50,
  JPY: 50,
  MXN: 1000,
  MYR: 200,
  NOK: 300,
  NZD: 50,
  PLN: 200,
  RON: 200,
  SEK: 300,
  SGD: 50,
  THB: 1000,
  USD: 50,
};

/** Eight digits at most; of rupiahs twelve. */
const stripeMaximum = (currency: string): number =>
  currency === "IDR" ? 999_999_999_999 : 99_999_999;

const stripeDecimals = (currency: string): number => STRIPE_DECIMALS[currency] ?? 2;

/** How many of Stripe's units one of ours is, as a fraction. */
function scaleOf(currency: string): { times: number; over: number } {
  const shift = stripeDecimals(currency) - decimalsOf(currency);
  return shift >= 0 ? { times: 10 ** shift, over: 1 } : { times: 1, over: 10 ** -shift };
}

/** Null where the amount cannot be said in Stripe's unit. */
export function toStripe({ amount, currency }: Money): number | null {
  const { times, over } = scaleOf(currency);
  return amount % over === 0 ? amount / over * times : null;
}

/** Null where it is no whole number of our units: then it is not what we asked for. */
export function fromStripe(amount: number, currency: string): Money | null {
  const code = currency.toUpperCase();
  const { times, over } = scaleOf(code);
  return amount % times === 0 ? { amount: amount / times * over, currency: code } : null;
}

/** Which prices Stripe can charge, in our minor units. */
export function pricesOf(currency: string): PriceRule {
  const { times, over } = scaleOf(currency);
  const ours = (stripes: number) => stripes / times * over;
  const step = Math.max(1, ours(STRIPE_STEP[currency] ?? 1));
  return {
    minimum: Math.ceil(ours(STRIPE_MINIMUM[currency] ?? 1) / step) * step,
    maximum: Math.floor(Math.min(highestAmount(currency), ours(stripeMaximum(currency))) / step) *
      step,
    step,
  };
}
