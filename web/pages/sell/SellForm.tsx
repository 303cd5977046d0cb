/** The form for listing and for editing a ticket. */
import { ClockField, DayField } from "../../parts/DateFields.tsx";
import { ErrorSummary, Field, Select, TextArea } from "../../parts/Field.tsx";
import type { FormProps } from "../../parts/form.ts";
import { fill } from "#words/fill.ts";
import type { Words } from "#words/languages.ts";

/** The form's id. */
export const SELL_FORM = "sell-form";

export interface SellFormProps {
  form: FormProps;
  action: string;
  submit: string;
  currency: string;
  /** Percent of the face value; 0: no cap. */
  cap: number;
  zones: readonly string[];
  cities: string[];
  /** Hidden fields. */
  hidden?: Record<string, string>;
  words: Words;
  /** Of dates, as typed and as shown. */
  locale: string;
}

export function SellForm(props: SellFormProps) {
  const { form, action, submit, hidden = {}, words } = props;
  return (
    <form method="post" action={action} id={SELL_FORM} class="form" noValidate>
      {form.problem && (
        <ErrorSummary
          {...form.problem}
          errors={form.errors}
          labels={words.sell.labels}
          words={words}
        />
      )}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Concert {...props} />
      <Place {...props} />
      <Price {...props} />
      <Secret {...props} />
      <button type="submit" class="button button-primary">{submit}</button>
    </form>
  );
}

function common({ form, words }: SellFormProps, name: keyof Words["sell"]["labels"]) {
  return { name, label: words.sell.labels[name], values: form.values, errors: form.errors };
}

function Concert(props: SellFormProps) {
  const { words, locale } = props;
  const { groups, hints } = words.sell;
  return (
    <fieldset>
      <legend>{groups.concert}</legend>
      <Field {...common(props, "title")} maxLength={120} hint={hints.title} />
      <Field {...common(props, "venue")} maxLength={80} />
      <Field {...common(props, "city")} maxLength={80} list="cities" />
      <datalist id="cities">
        {props.cities.map((city) => <option key={city} value={city} />)}
      </datalist>
      <div class="halves">
        <DayField {...common(props, "startsAt")} {...{ locale, words }} />
        <ClockField {...common(props, "startsTime")} words={words} />
      </div>
      <Select {...common(props, "timeZone")} choices={props.zones.map((zone) => [zone, zone])} />
    </fieldset>
  );
}

function Place(props: SellFormProps) {
  const { sell, site: { optional } } = props.words;
  return (
    <fieldset>
      <legend>{sell.groups.place}</legend>
      <div class="thirds">
        <Field {...common(props, "section")} maxLength={20} optional={optional} />
        <Field {...common(props, "row")} maxLength={20} optional={optional} />
        <Field {...common(props, "seat")} maxLength={20} optional={optional} />
      </div>
    </fieldset>
  );
}

function Price(props: SellFormProps) {
  const { groups, hints } = props.words.sell;
  const { currency } = props;
  // A script replaces it by an amount while the face value is typed.
  const cap = props.cap > 0 && (
    <span data-preview="cap">{fill(hints.cap, { percent: props.cap })}</span>
  );
  return (
    <fieldset>
      <legend>{groups.price}</legend>
      <div class="halves">
        <Field
          {...common(props, "faceValue")}
          inputMode="decimal"
          hint={fill(hints.faceValue, { currency })}
        />
        <Field
          {...common(props, "price")}
          inputMode="decimal"
          hint={<>{fill(hints.price, { currency })} {cap}</>}
        />
      </div>
    </fieldset>
  );
}

function Secret(props: SellFormProps) {
  const { sell: { groups, hints }, ticket, site } = props.words;
  return (
    <fieldset>
      <legend>{groups.secret}</legend>
      {/* No maxLength: browsers cut off pasted text silently. */}
      <Field
        {...common(props, "code")}
        autoComplete="off"
        hint={hints.code}
      />
      <Select
        {...common(props, "codeType")}
        choices={Object.entries(ticket.codeTypes)}
        hint={hints.codeType}
      />
      <TextArea
        {...common(props, "description")}
        maxLength={2000}
        optional={site.optional}
        hint={hints.description}
      />
    </fieldset>
  );
}
