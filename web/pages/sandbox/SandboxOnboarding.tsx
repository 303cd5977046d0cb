/** The onboarding page of the sandbox's payouts: it looks foreign, and says that no money moves. */
import { Field, FormProblem } from "../../parts/Field.tsx";
import { Notice, Title } from "../../parts/Bits.tsx";
import type { FormProps } from "../../parts/form.ts";
import { fill } from "#words/fill.ts";
import type { Manner } from "#words/manner.ts";

export interface OnboardingView {
  form: FormProps;
  action: string;
  /** The provider refuses transfers to it, until it is set up again. */
  restricted: boolean;
  /** The end of the bank account's number; null before the account can take money. */
  ending: string | null;
  manner: Manner;
}

const numbers = [
  ["DE89 3704 0044 0532 0130 00", "takes"],
  ["AT61 1904 3002 3457 3201", "refused"],
  ["NL91 ABNA 0417 1643 00", "restricts"],
  ["BE68 5390 0754 7034", "hangs"],
  ["ES91 2100 0418 4502 0005 1332", "spends"],
] as const;

export function SandboxOnboarding({ view }: { view: OnboardingView }) {
  const { form, action, ending, restricted } = view;
  const { words } = view.manner;
  const { payouts } = words.sandbox;
  const labels = { name: payouts.name, iban: payouts.iban };
  return (
    <div class="narrow">
      <Title text={payouts.title} words={words} />
      <Notice title={words.sandbox.notice} detail={payouts.noticeDetail} tone="neutral" />
      <h1>{payouts.title}</h1>
      {ending !== null && (
        <>
          <p>{fill(payouts.active, { ending })}</p>
          <p>
            <a class="button button-primary" href="/account/payouts">{payouts.back}</a>
          </p>
        </>
      )}
      {restricted && <Notice title={payouts.restricted} tone="problem" />}
      <form method="post" action={action} class="form" noValidate>
        <FormProblem form={form} labels={labels} words={words} />
        <Field
          name="name"
          label={labels.name}
          autoComplete="name"
          values={form.values}
          errors={form.errors}
        />
        <Field
          name="iban"
          label={labels.iban}
          autoComplete="off"
          hint={payouts.ibanHint}
          values={form.values}
          errors={form.errors}
        />
        <button type="submit" class="button button-primary">{payouts.save}</button>
      </form>
      <h2>{payouts.numbers}</h2>
      <ul>
        {numbers.map(([number, effect]) => (
          <li key={number}>
            <code>{number}</code> {payouts.effects[effect]}
          </li>
        ))}
      </ul>
    </div>
  );
}
