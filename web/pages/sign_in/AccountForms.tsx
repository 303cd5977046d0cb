/** The sign-up and sign-in forms. */
import { isolated } from "#words/direction.ts";
import { Field, FormProblem } from "../../parts/Field.tsx";
import type { FormProps } from "../../parts/form.ts";
import { fill } from "#words/fill.ts";
import { type Amount, isoTime, moneyText } from "#words/format.ts";
import type { Words } from "#words/languages.ts";
import type { Manner } from "#words/manner.ts";
import { totalField } from "../../parts/total_field.ts";
import type { Onward } from "./reserve_after_sign_in.ts";

interface Props {
  form: FormProps;
  onward: Onward;
  words: Words;
}

function OnwardFields({ onward: { next, reservation } }: { onward: Onward }) {
  if (!reservation) return <input type="hidden" name="next" value={next} />;
  const { quantity, amount } = reservation;
  return (
    <>
      <input type="hidden" name="reserve" value={reservation.ticketId} />
      {quantity !== null && <input type="hidden" name="quantity" value={quantity} />}
      <input
        type="hidden"
        name={quantity === null ? "price" : totalField(quantity)}
        value={amount}
      />
      {reservation.holdSeconds !== undefined && (
        <input type="hidden" name="holdSeconds" value={reservation.holdSeconds} />
      )}
      {reservation.startsAt !== undefined && (
        <input type="hidden" name="startsAt" value={isoTime(reservation.startsAt)} />
      )}
    </>
  );
}

/** Says what happens after signing in. */
export function OnwardNote(
  { onward, toReserve, manner }: {
    onward: Onward;
    toReserve: { title: string; price: Amount } | null;
    manner: Manner;
  },
) {
  const { signIn } = manner.words;
  if (toReserve) {
    const gaps = {
      concert: isolated(toReserve.title),
      price: moneyText(toReserve.price, manner.locale),
    };
    return <p>{fill(signIn.thenReserves, gaps)}</p>;
  }
  return onward.next === "/" ? null : <p>{signIn.goesOn}</p>;
}

export function SignUpForm({ form, onward, words }: Props) {
  const { account: { labels }, signUp } = words;
  const common = { values: form.values, errors: form.errors };
  return (
    <form method="post" action="/sign-up" class="form" noValidate>
      <FormProblem form={form} labels={labels} words={words} />
      <Field {...common} name="name" label={labels.name} autoComplete="name" maxLength={100} />
      <Field
        {...common}
        name="email"
        label={labels.email}
        type="email"
        autoComplete="email"
        maxLength={254}
        hint={signUp.emailHint}
      />
      <Field
        {...common}
        name="password"
        label={labels.password}
        type="password"
        autoComplete="new-password"
        hint={signUp.passwordHint}
      />
      <OnwardFields onward={onward} />
      <button type="submit" class="button button-primary">{signUp.title}</button>
    </form>
  );
}

export function SignInForm({ form, onward, words }: Props) {
  const { account: { labels }, signIn } = words;
  const common = { values: form.values, errors: form.errors };
  return (
    <form method="post" action="/sign-in" class="form" noValidate>
      <FormProblem form={form} labels={labels} words={words} />
      <Field {...common} name="email" label={labels.email} type="email" autoComplete="username" />
      <Field
        {...common}
        name="password"
        label={labels.password}
        type="password"
        autoComplete="current-password"
      />
      <OnwardFields onward={onward} />
      <button type="submit" class="button button-primary">{signIn.title}</button>
    </form>
  );
}
