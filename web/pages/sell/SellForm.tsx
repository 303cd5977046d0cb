/** The form for listing tickets and for editing a listing. */
import { ClockField, DayField } from "../../parts/DateFields.tsx";
import { limitOf } from "../../parts/Limit.tsx";
import { Field, FormProblem, Select, TextArea } from "../../parts/Field.tsx";
import { fill } from "#words/fill.ts";
import { percentText } from "#words/format.ts";
import type { CapsView } from "./cap_hint.ts";
import { MovedConcert, type MovedConcertView } from "./MovedConcert.tsx";
import { Proposals, type ProposalsView } from "./Proposals.tsx";
import { labelsOf, SeatRows, type SeatRowsProps } from "./SeatRows.tsx";

/** The form's id. */
export const SELL_FORM = "sell-form";

export interface SellFormProps extends SeatRowsProps {
  action: string;
  submit: string;
  currency: string;
  caps: CapsView;
  /** The highest price; null: there is none for this concert. */
  cap: string | null;
  /** An amount as it may be typed. */
  example: string;
  zones: readonly string[];
  cities: string[];
  /** Countries by code and name, in order of name; empty: the time zone tells the country. */
  countries: (readonly [code: string, name: string])[];
  /** Concerts that this may be one of; null while editing. */
  proposals: ProposalsView | null;
  /** The concert that was moved away from the time that was entered. */
  moved: MovedConcertView | null;
  /** "€91.00 for all 2 tickets"; null for one ticket, or without a price. */
  total: string | null;
  /** What buyers pay and what is the seller's, of one ticket; null where there is no fee, or no price yet. */
  shares: { buyer: string | null; seller: string | null };
  /** How and when sellers get their money. */
  paid: string;
  /** Percent of the price, and the amount in minor units of which fees are multiples. */
  fees: { buyer: number; seller: number; step: number };
  /** Hidden fields. */
  hidden?: Record<string, string>;
  /** Of dates, as typed and as shown. */
  locale: string;
}

export function SellForm(props: SellFormProps) {
  const { form, action, submit, moved, hidden = {}, words } = props;
  return (
    <form method="post" action={action} id={SELL_FORM} class="form" noValidate>
      {/* The button that Enter presses; those of the rows come before the visible one. */}
      <button type="submit" class="visually-hidden" tabIndex={-1} aria-hidden="true">
        {submit}
      </button>
      <FormProblem form={form} labels={labelsOf(words)} words={words} />
      {moved && <MovedConcert view={moved} />}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Concert {...props} />
      <Tickets {...props} />
      <Price {...props} />
      <More {...props} />
      <button type="submit" class="button button-primary">{submit}</button>
    </form>
  );
}

function common(
  { form, words }: SellFormProps,
  name: keyof SellFormProps["words"]["sell"]["labels"],
) {
  return { name, label: words.sell.labels[name], values: form.values, errors: form.errors };
}

function Concert(props: SellFormProps) {
  const { countries, proposals, words, locale } = props;
  const { groups, hints } = words.sell;
  return (
    <fieldset>
      <legend>{groups.concert}</legend>
      <Field {...common(props, "title")} limit={limitOf(words, 120, 2)} hint={hints.title} />
      <div class="halves">
        <Field {...common(props, "venue")} limit={limitOf(words, 80)} />
        <Field {...common(props, "city")} limit={limitOf(words, 80)} list="cities" />
      </div>
      <datalist id="cities">
        {props.cities.map((city) => <option key={city} value={city} />)}
      </datalist>
      <div class="halves">
        <DayField {...common(props, "startsAt")} {...{ locale, words }} />
        <ClockField {...common(props, "startsTime")} words={words} />
      </div>
      <Select {...common(props, "timeZone")} choices={props.zones.map((zone) => [zone, zone])} />
      <div class="as-needed" data-live="country" tabIndex={-1}>
        {countries.length > 0 && (
          <Select
            {...common(props, "country")}
            choices={[["", ""], ...countries]}
            hint={hints.country}
          />
        )}
      </div>
      {proposals && <Proposals view={proposals} words={words} />}
    </fieldset>
  );
}

function Tickets(props: SellFormProps) {
  const { sell, ticket, site: { optional } } = props.words;
  return (
    <fieldset>
      <legend>{sell.groups.tickets}</legend>
      <div class="halves">
        <Field {...common(props, "section")} maxLength={20} optional={optional} />
        <Field {...common(props, "row")} maxLength={20} optional={optional} />
      </div>
      <SeatRows {...props} />
      <Select
        {...common(props, "codeType")}
        choices={Object.entries(ticket.codeTypes)}
        hint={sell.hints.codeType}
      />
      <div data-several hidden={props.rows === 1}>
        <Select {...common(props, "split")} choices={Object.entries(sell.splits)} />
      </div>
    </fieldset>
  );
}

function Price(props: SellFormProps) {
  const { sell: { groups, hints }, fees } = props.words;
  const { currency, total, shares } = props;
  const said = props.fees.buyer > 0 ? fees.price : hints.price;
  const rate = (whose: "buyer" | "seller") =>
    fill(whose === "buyer" ? fees.buyerRate : fees.sellerRate, {
      percent: percentText(props.fees[whose], props.locale),
    });
  // A script says it anew while the form is filled in.
  const cap = <span data-preview="cap" data-blank="">{props.cap}</span>;
  return (
    <fieldset>
      <legend>{groups.price}</legend>
      <div class="halves">
        <Field
          {...common(props, "faceValue")}
          inputMode="decimal"
          hint={fill(hints.faceValue, { currency, example: props.example })}
        />
        <Field
          {...common(props, "paidFees")}
          inputMode="decimal"
          optional={props.words.site.optional}
          hint={fill(hints.paidFees, { currency })}
        />
        <Field
          {...common(props, "price")}
          inputMode="decimal"
          hint={<>{fill(said, { currency })} {cap}</>}
        />
      </div>
      <p class="sell-total" data-preview="total" data-blank="">{total}</p>
      {props.fees.buyer > 0 && (
        <p data-preview="buyerPays" data-blank={rate("buyer")}>{shares.buyer ?? rate("buyer")}</p>
      )}
      {props.fees.seller > 0 && (
        <p data-preview="share" data-blank={rate("seller")}>{shares.seller ?? rate("seller")}</p>
      )}
    </fieldset>
  );
}

function More(props: SellFormProps) {
  const { sell: { groups, hints }, site } = props.words;
  return (
    <fieldset>
      <legend>{groups.more}</legend>
      <TextArea
        {...common(props, "description")}
        limit={limitOf(props.words, 2_000)}
        optional={site.optional}
        hint={hints.description}
      />
    </fieldset>
  );
}
