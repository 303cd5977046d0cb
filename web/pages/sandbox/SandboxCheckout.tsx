/** The checkout page of the sandbox provider: it looks foreign, and says that no money moves. */
import { Field, FormProblem } from "../../parts/Field.tsx";
import { Notice, Title } from "../../parts/Bits.tsx";
import type { FormProps } from "../../parts/form.ts";
import { fill } from "#words/fill.ts";
import { type Amount, moneyText } from "#words/format.ts";
import type { Manner } from "#words/manner.ts";
import { Filled } from "../../parts/Filled.tsx";
import { Clock } from "../../parts/Clock.tsx";
import { Deadline, Left } from "../../parts/Times.tsx";
import { UserText } from "../../parts/UserText.tsx";

export interface SandboxView {
  form: FormProps;
  action: string;
  orderId: string;
  description: string;
  amount: Amount;
  /** False once it was paid or has expired. */
  open: boolean;
  expiresAt: number;
  now: number;
  manner: Manner;
}

const cards = [
  ["4242424242424242", "pays"],
  ["4000000000000002", "declined"],
  ["4000000000000259", "slow"],
] as const;

export function SandboxCheckout({ view }: { view: SandboxView }) {
  const { words, locale } = view.manner;
  const { sandbox } = words;
  return (
    <div class="narrow">
      <Title text={sandbox.title} words={words} />
      <Notice title={sandbox.notice} detail={sandbox.noticeDetail} tone="neutral" />
      <h1>{fill(sandbox.pay, { amount: moneyText(view.amount, locale) })}</h1>
      <p>
        <UserText text={view.description} />
      </p>
      {view.open ? <Open view={view} /> : <Closed view={view} />}
    </div>
  );
}

function Open({ view }: { view: SandboxView }) {
  const { form, action, expiresAt, now, manner } = view;
  const { words } = manner;
  const { sandbox } = words;
  const labels = { card: sandbox.card };
  return (
    <>
      <div
        class="deadline"
        data-live="deadline"
        data-said={now < expiresAt ? undefined : sandbox.ended}
        tabIndex={-1}
      >
        <p>
          {now < expiresAt
            ? (
              <Filled
                text={sandbox.heldUntil}
                gaps={{
                  time: <Deadline at={expiresAt} manner={manner} />,
                  left: <Left at={expiresAt} now={now} manner={manner} />,
                }}
              />
            )
            : sandbox.ended}
        </p>
        {now < expiresAt && (
          <Clock
            until={expiresAt}
            now={now}
            concert={view.description}
            manner={manner}
            class="countdown-clock"
          />
        )}
      </div>
      <form method="post" action={action} class="form" noValidate>
        <FormProblem form={form} labels={labels} words={words} />
        <Field
          name="card"
          label={labels.card}
          inputMode="numeric"
          autoComplete="off"
          hint={sandbox.cardHint}
          values={form.values}
          errors={form.errors}
        />
        <button type="submit" class="button button-primary">
          {fill(sandbox.pay, { amount: moneyText(view.amount, manner.locale) })}
        </button>
      </form>
      <form method="post" action={action} class="action">
        <input type="hidden" name="abandon" value="1" />
        <button type="submit" class="button">{sandbox.leave}</button>
      </form>
      <h2>{sandbox.cards}</h2>
      <ul>
        {cards.map(([card, effect]) => (
          <li key={card}>
            <code>{card}</code> {sandbox.effects[effect]}
          </li>
        ))}
      </ul>
    </>
  );
}

function Closed({ view }: { view: SandboxView }) {
  const { sandbox } = view.manner.words;
  return (
    <>
      {view.form.problem && <Notice {...view.form.problem} tone="problem" />}
      <p>{sandbox.closed}</p>
      <p>
        <a class="button button-primary" href={`/orders/${view.orderId}/payment`}>
          {sandbox.back}
        </a>
      </p>
    </>
  );
}
