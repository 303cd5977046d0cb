/**
 * The highest price that a seller may ask, in percent of what the ticket cost at first. Where the law of a country is
 * about the prices of resold tickets, a cap of 100 is built in. That is a default, not legal advice: whoever runs an
 * exchange confirms it (`docs/configuration.md`).
 */
import type { Money } from "../money.ts";
import type { Settings } from "../ports/settings.ts";

/** By ISO 3166-1 alpha-2. All sources were read on 29 November 2026. */
export const BUILT_IN_CAPS: Readonly<Record<string, number>> = {
  // Resale for a profit is forbidden: lov om forbud mod videresalg af billetter, § 1.
  // https://elov.dk/lov-om-forbud-mod-videresalg-af-billetter/paragraf/1
  DK: 100,
  // Names no price, but forbids to sell habitually what the organiser has not authorised: code pénal, art. 313-6-2
  // (loi n° 2012-348 of 12 March 2012). https://www.conseil-constitutionnel.fr/decision/2018/2018754QPC.htm
  FR: 100,
  // At most the printed price or the one first paid, with the fee printed on the ticket: LOV-2007-06-29-86, § 1.
  // https://lovdata.no/dokument/NL/lov/2007-06-29-86
  NO: 100,
  // A price above the printed one is the crime of speculation: Decreto-Lei n.º 28/84 of 20 January 1984, art. 35.
  // https://noticiasaominuto.com/economia/2064381/negociar-nao-e-proibido-mas-vender-bilhetes-acima-do-preco-e-crime
  PT: 100,
};

/** What the first seller may have charged on top, in percent of the face value: more is a mistake, or evades a cap. */
export const MAX_PAID_FEES_PERCENT = 30;

export type CapRules = Pick<Settings, "priceCapPercent" | "priceCaps">;

/** What a ticket cost at first: its face value, and what the first seller charged on top. */
interface Original {
  faceValue: Money;
  paidFees?: Money | null;
}

/** Without fees in another currency, which only an older configuration can have left. */
export const worthOf = ({ faceValue, paidFees }: Original): Money => ({
  ...faceValue,
  amount: faceValue.amount +
    (paidFees && paidFees.currency === faceValue.currency ? paidFees.amount : 0),
});

interface Cap {
  percent: number;
  /** Whose rule it is; null: the exchange's own. */
  country: string | null;
}

/** The cap for a concert in this country; null: none. */
export function capIn(country: string | null, rules: CapRules): Cap | null {
  const own = country !== null && Object.hasOwn(rules.priceCaps, country)
    ? rules.priceCaps[country]
    : null;
  if (own !== null) return { percent: own, country };
  return rules.priceCapPercent === 0 ? null : { percent: rules.priceCapPercent, country: null };
}

/** The highest price, rounded down to the minor unit; null: any. */
export function highestPriceFor(
  original: Original,
  country: string | null,
  rules: CapRules,
): Money | null {
  const cap = capIn(country, rules);
  const worth = worthOf(original);
  return cap && { ...worth, amount: Math.floor(worth.amount * cap.percent / 100) };
}
