/** The form for listing and for editing a ticket. */
import { ErrorSummary, Field, Select, TextArea } from "./Field.tsx";
import type { FormProps } from "./form.ts";
import { codeTypeNames } from "./words.ts";

export const sellLabels = {
  title: "What is it?",
  venue: "Venue",
  city: "City",
  startsAt: "Date and time there",
  timeZone: "Time zone of the venue",
  section: "Section",
  row: "Row",
  seat: "Seat",
  faceValue: "Face value",
  price: "Your price",
  code: "Barcode",
  codeType: "What it looks like",
  description: "Anything else a buyer should know",
};

export interface SellFormProps {
  form: FormProps;
  action: string;
  submit: string;
  currency: string;
  /** Percent of the face value; 0: no cap. */
  cap: number;
  zones: string[];
  cities: string[];
  /** Fields that are sent along unseen. */
  hidden?: Record<string, string>;
}

export function SellForm(props: SellFormProps) {
  const { form, action, submit, hidden = {} } = props;
  return (
    <form method="post" action={action} class="form" noValidate>
      {form.problem && <ErrorSummary {...form.problem} errors={form.errors} labels={sellLabels} />}
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

function common({ form }: SellFormProps, name: keyof typeof sellLabels) {
  return { name, label: sellLabels[name], values: form.values, errors: form.errors };
}

function Concert(props: SellFormProps) {
  return (
    <fieldset>
      <legend>The concert</legend>
      <Field {...common(props, "title")} maxLength={56} hint="The artist or the show." />
      <Field {...common(props, "venue")} maxLength={80} />
      <Field {...common(props, "city")} maxLength={80} list="cities" />
      <datalist id="cities">
        {props.cities.map((city) => <option key={city} value={city} />)}
      </datalist>
      <Field {...common(props, "startsAt")} type="datetime-local" />
      <Select {...common(props, "timeZone")} choices={props.zones.map((zone) => [zone, zone])} />
    </fieldset>
  );
}

function Place(props: SellFormProps) {
  return (
    <fieldset>
      <legend>The place</legend>
      <div class="thirds">
        <Field {...common(props, "section")} maxLength={20} optional />
        <Field {...common(props, "row")} maxLength={20} optional />
        <Field {...common(props, "seat")} maxLength={20} optional />
      </div>
    </fieldset>
  );
}

function Price(props: SellFormProps) {
  const cap = props.cap > 0 ? ` At most ${props.cap}% of the face value.` : "";
  return (
    <fieldset>
      <legend>The price</legend>
      <div class="halves">
        <Field
          {...common(props, "faceValue")}
          inputMode="decimal"
          hint={`What is printed on it, in ${props.currency}, such as 12.50.`}
        />
        <Field
          {...common(props, "price")}
          inputMode="decimal"
          hint={`What you ask, in ${props.currency}. No fees are added.${cap}`}
        />
      </div>
    </fieldset>
  );
}

function Secret(props: SellFormProps) {
  return (
    <fieldset>
      <legend>The ticket itself</legend>
      <Field
        {...common(props, "code")}
        maxLength={200}
        autoComplete="off"
        hint="The text of its barcode. It stays secret: only the person who has paid sees it."
      />
      <Select
        {...common(props, "codeType")}
        choices={Object.entries(codeTypeNames)}
        hint="A square is a QR code, or Aztec with a square in its middle; a low block is PDF417, a row of bars Code 128."
      />
      <TextArea
        {...common(props, "description")}
        maxLength={2000}
        optional
        hint="Everybody can read this. Do not write the barcode here."
      />
    </fieldset>
  );
}
