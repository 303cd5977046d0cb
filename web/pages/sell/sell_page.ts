/** The props of the pages for listing and editing. */
import type { FormProps } from "../../parts/form.ts";
import { SELL_FORM, type SellFormProps } from "./SellForm.tsx";
import { countriesOf, countryCodes } from "#domain/country.ts";
import { highestAmount, parseMajor } from "#domain/money.ts";
import type { Services } from "#domain/ports/services.ts";
import { listCities } from "#domain/search/cities.ts";
import { feeRulesOf } from "#domain/tickets/listing_rules.ts";
import { type FeeRules, withFee } from "#domain/trade/fees.ts";
import { timeZones } from "#domain/time_zone.ts";
import { fill, formFor } from "#words/fill.ts";
import { moneyText, typedAmount } from "#words/format.ts";
import type { Manner } from "#words/manner.ts";
import type { Form } from "../../request/body.ts";
import { whenPaid } from "../payouts/when_paid.ts";
import { shareOf } from "../ticket/share.ts";
import { capsView, capText } from "./cap_hint.ts";
import type { ProposalsView } from "./Proposals.tsx";
import { rowsOf } from "./seat_rows.ts";

export async function sellFormProps(
  x: Services,
  form: FormProps,
  manner: Manner,
  rest: Pick<SellFormProps, "action" | "submit" | "hidden" | "moved"> & {
    /** Null while editing: then the number of tickets is fixed too. */
    proposals: ProposalsView | null;
  },
): Promise<SellFormProps> {
  const { currency, buyerFeePercent, sellerFeePercent } = x.settings;
  const chosen = form.values.timeZone;
  return {
    ...rest,
    form,
    rows: rowsOf(form.values),
    changeable: rest.proposals !== null,
    total: totalText(form.values, currency, manner),
    shares: shareTexts(form.values, feeRulesOf(x), currency, manner),
    fees: {
      buyer: buyerFeePercent,
      seller: sellerFeePercent,
      step: x.gateway.prices(currency).step,
    },
    paid: whenPaid(x, manner),
    currency,
    caps: capsView(x.settings, manner),
    cap: capText(form.values, x.settings, manner),
    example: typedAmount(currency, manner.locale),
    zones: chosen && !timeZones.includes(chosen) ? [chosen, ...timeZones] : timeZones,
    cities: (await listCities(x)).map((city) => city.name),
    countries: countriesOf(chosen ?? "").length > 0 ? [] : countryNames(manner),
    words: manner.words,
    locale: manner.locale,
  };
}

/** "€91.00 for all 2 tickets"; null for one ticket. */
function totalText(values: Form, currency: string, { locale, words }: Manner): string | null {
  const n = rowsOf(values);
  const price = parseMajor((values.price ?? "").trim(), currency);
  if (n === 1 || price === null) return null;
  const total = moneyText({ amount: price * n, currency }, locale);
  return fill(formFor(words.sell.total, n, locale), { total, n });
}

/** What buyers pay and what is the seller's, of one ticket; null where there is no fee, or no price yet. */
function shareTexts(
  values: Form,
  rules: FeeRules,
  currency: string,
  { locale, words: { fees } }: Manner,
): SellFormProps["shares"] {
  const amount = parseMajor((values.price ?? "").trim(), currency);
  if (amount === null || amount === 0 || amount > highestAmount(currency)) {
    return { buyer: null, seller: null };
  }
  const price = { amount, currency };
  const total = withFee(price, rules);
  const share = shareOf(price, rules);
  return {
    buyer: total.amount === amount
      ? null
      : fill(fees.buyerPays, { total: moneyText(total, locale) }),
    seller: share && fill(fees.share, {
      share: moneyText(share.share, locale),
      fee: moneyText(share.fee, locale),
    }),
  };
}

/** In order of name. */
function countryNames({ locale }: Manner): [code: string, name: string][] {
  const names = new Intl.DisplayNames(locale, { type: "region" });
  return countryCodes.map((code): [string, string] => [code, names.of(code) ?? code])
    .sort(([, a], [, b]) => a.localeCompare(b, locale));
}

/** The props of the preview island: the browser gets only the texts that it needs. */
export function previewProps(
  { form, currency, caps, fees, words, proposals }: SellFormProps,
  { locale }: Manner,
  /** Whose draft; null: an edit keeps none. */
  userId: string | null,
) {
  const { ticket: { place, where }, sell: { hints, draft, total, rows } } = words;
  return {
    form: SELL_FORM,
    draft: userId && draftOf(userId),
    // Otherwise the page has entries already: those of a refused form, or of a concert that was chosen.
    restore: form.problem === null && !form.values.title,
    propose: proposals !== null,
    locale,
    currency,
    caps,
    fees,
    texts: {
      where,
      ...place,
      total,
      buyerPays: words.fees.buyerPays,
      share: words.fees.share,
      added: rows.added,
      removed: rows.removed,
      cap: hints.cap,
      capIn: hints.capIn,
      most: hints.most,
      mostIn: hints.mostIn,
      tooMuch: hints.tooMuch,
      back: draft.back,
      startOver: draft.startOver,
    },
  };
}

/** The sessionStorage key of a user's draft. */
export const draftOf = (userId: string): string => `sell:${userId}`;
