/**
 * Converts amounts between our minor units (ISO 4217, from `Intl`) and Stripe's, which differ for some
 * currencies. Source: https://docs.stripe.com/currencies
 */
import { decimalsOf, highestAmount, type Money } from "#domain/money.ts";
import type { PriceRule } from "#domain/ports/payments.ts";

/** Decimals in Stripe's API, if not two. */
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
 * Amounts must be multiples of this, in Stripe's unit. Currencies with three decimals are rounded to two by
 * the card networks; ISK and UGX have no decimals but are sent with two, which must be 00.
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

/** The smallest charge, in Stripe's unit. For other currencies it is about half a US dollar. */
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

/** The largest amount: eight digits, for IDR twelve. */
const stripeMaximum = (currency: string): number =>
  currency === "IDR" ? 999_999_999_999 : 99_999_999;

const stripeDecimals = (currency: string): number => STRIPE_DECIMALS[currency] ?? 2;

/** Stripe's units per unit of ours, as a fraction. */
function scaleOf(currency: string): { times: number; over: number } {
  const shift = stripeDecimals(currency) - decimalsOf(currency);
  return shift >= 0 ? { times: 10 ** shift, over: 1 } : { times: 1, over: 10 ** -shift };
}

/** Null if the amount is not a whole number of Stripe's units. */
export function toStripe({ amount, currency }: Money): number | null {
  const { times, over } = scaleOf(currency);
  return amount % over === 0 ? amount / over * times : null;
}

/** Null if the amount is not a whole number of our units, so cannot be one we asked for. */
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
