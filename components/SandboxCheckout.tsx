/** The embedded payment provider's own page: looks like a stranger's, and says that it is play. */
import { ErrorSummary, Field } from "./Field.tsx";
import { Notice, Title } from "./Bits.tsx";
import type { FormProps } from "./form.ts";
import { type Amount, clockTime, isoTime, type Manner, moneyText, timeLeft } from "./format.ts";

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
  ["4000000000000002", "is declined"],
  ["4000000000000259", "pays, and tells us 5 seconds later"],
];

export function SandboxCheckout({ view }: { view: SandboxView }) {
  return (
    <div class="narrow">
      <Title text="Sandbox payment" />
      <Notice
        title="This is a sandbox: no real money"
        detail="It stands in for a payment provider. Never type a real card number here."
      />
      <h1>Pay {moneyText(view.amount, view.manner.locale)}</h1>
      <p>{view.description}</p>
      {view.open ? <Open view={view} /> : <Closed view={view} />}
    </div>
  );
}

function Open({ view }: { view: SandboxView }) {
  const { form, action, expiresAt, now, manner } = view;
  return (
    <>
      <p>
        {now < expiresAt
          ? (
            <>
              The ticket is held until{" "}
              <time dateTime={isoTime(expiresAt)}>{clockTime(expiresAt, manner)}</time>{" "}
              ({timeLeft(expiresAt - now)}).
            </>
          )
          : "The hold has ended: a payment now is not taken."}
      </p>
      <form method="post" action={action} class="form" noValidate>
        {form.problem && (
          <ErrorSummary {...form.problem} errors={form.errors} labels={{ card: "Card number" }} />
        )}
        <Field
          name="card"
          label="Card number"
          inputMode="numeric"
          autoComplete="off"
          hint="One of the test cards below."
          values={form.values}
          errors={form.errors}
        />
        <button type="submit" class="button button-primary">
          Pay {moneyText(view.amount, manner.locale)}
        </button>
      </form>
      <form method="post" action={action} class="action">
        <input type="hidden" name="abandon" value="1" />
        <button type="submit" class="button">Go back without paying</button>
      </form>
      <h2>Test cards</h2>
      <ul>
        {cards.map(([card, effect]) => (
          <li key={card}>
            <code>{card}</code> {effect}
          </li>
        ))}
      </ul>
    </>
  );
}

function Closed({ view }: { view: SandboxView }) {
  return (
    <>
      {view.form.problem && <Notice {...view.form.problem} tone="problem" />}
      <p>This payment page is closed: it was paid, or the hold has ended.</p>
      <p>
        <a class="button button-primary" href={`/orders/${view.orderId}/payment`}>
          Back to the order
        </a>
      </p>
    </>
  );
}
