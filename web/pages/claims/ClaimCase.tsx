/** One claim for moderators: both sides, where the money is, the decision, and the evidence for a bank. */
import { StatusBadge, Title, When } from "../../parts/Bits.tsx";
import { Field, FormProblem, Select } from "../../parts/Field.tsx";
import type { FormProps } from "../../parts/form.ts";
import { limitOf } from "../../parts/Limit.tsx";
import { Where } from "../../parts/UserText.tsx";
import { isolated } from "#words/direction.ts";
import { fill } from "#words/fill.ts";
import { type Amount, momentTime, moneyText } from "#words/format.ts";
import type { Manner } from "#words/manner.ts";
import { MAX_REASON, MIN_REASON } from "../moderation/ReasonForm.tsx";
import { payoutForOthers, type PayoutView } from "../payouts/payout_words.ts";
import type { ClaimState } from "./ClaimPage.tsx";
import { Sides, type SidesView } from "./Sides.tsx";

export type PaymentState =
  | "pending"
  | "authorized"
  | "captured"
  | "voiding"
  | "voided"
  | "failed"
  | "refunding"
  | "refunded";
export type DisputeState = "open" | "won" | "lost" | "closed";

type EarlierClaims = Record<"undecided" | "upheld" | "rejected" | "withdrawn" | "closed", number>;

export interface ClaimCaseView {
  sides: SidesView;
  title: string;
  /** When and where the concert takes place now: epoch ms, IANA time zone. */
  startsAt: number;
  timeZone: string;
  venue: string;
  city: string;
  state: ClaimState;
  /** Nobody has decided for a week. */
  overdue: boolean;
  /** The moderator has bought or sold it. */
  isOwn: boolean;
  /** From when it can be decided for the buyer without an answer, epoch ms. */
  upheldFrom: number;
  payment: {
    status: PaymentState;
    amount: Amount;
    dispute: DisputeState | null;
  } | null;
  payout: PayoutView | null;
  /** What became of the buyer's other claims, and of those about the seller's other sales. */
  earlier: Record<"buyer" | "seller", EarlierClaims>;
  /** How many of the latest claims of a person are counted. */
  counted: number;
  form: FormProps;
  manner: Manner;
}

export function ClaimCase({ view }: { view: ClaimCaseView }) {
  const { manner, sides } = view;
  const { words } = manner;
  const { claims } = words;
  const title = fill(claims.case.title, { concert: isolated(view.title) });
  return (
    <div class="narrow">
      <Title text={title} words={words} />
      <h1 class="break">{title}</h1>
      <p class="quiet">
        <When at={view.startsAt} timeZone={view.timeZone} manner={manner} />
        <br />
        <Where at={view} words={words} />
      </p>
      <p>
        <strong>{claims.states[view.state].title.moderator}</strong>
      </p>
      {view.overdue && (
        <p>
          <StatusBadge badge={{ icon: "clock", tone: "held" }} word={claims.queue.overdue} />
        </p>
      )}
      <p>
        <a class="tap" href="/moderation/claims">{words.moderation.toQueue}</a>{" "}
        <a class="tap" href={`/orders/${sides.id}`}>{claims.toOrder.moderator}</a>
      </p>
      <Sides view={sides} role="moderator" manner={manner} />
      <TheMoney view={view} />
      <Earlier view={view} />
      <section aria-labelledby="evidence">
        <h2 id="evidence">{claims.case.evidence}</h2>
        <p class="hint">{claims.case.evidenceHint}</p>
        <p>
          <a class="button" href={`/moderation/claims/${sides.id}/evidence`} download>
            {claims.case.evidence}
          </a>
        </p>
      </section>
      {view.isOwn
        ? <p>{words.problems.own_case}</p>
        : sides.undecided && view.state !== "disputed" && <Decide view={view} />}
    </div>
  );
}

function TheMoney({ view: { payment, payout, manner } }: { view: ClaimCaseView }) {
  const said = manner.words.claims.case;
  return (
    <section class="panel" aria-labelledby="claim-money">
      <h2 id="claim-money">{said.money}</h2>
      {payment && (
        <p>
          {fill(said.paid, {
            amount: moneyText(payment.amount, manner.locale),
            state: said.payments[payment.status],
          })}
        </p>
      )}
      {payment?.dispute && <p>{said.disputes[payment.dispute]}</p>}
      <p>{payout ? payoutForOthers(payout, manner) : said.noPayout}</p>
    </section>
  );
}

/** Who claims often, and about whom it is claimed often. */
function Earlier({ view: { earlier, counted, manner } }: { view: ClaimCaseView }) {
  const said = manner.words.claims.case.earlier;
  return (
    <section aria-labelledby="earlier">
      <h2 id="earlier">{said.title}</h2>
      <dl class="facts facts-wide">
        {(["buyer", "seller"] as const).map((side) => (
          <div key={side}>
            <dt>{said[side]}</dt>
            <dd>
              {Object.values(earlier[side]).some((n) => n > 0)
                ? fill(said.line, earlier[side])
                : said.none}
            </dd>
          </div>
        ))}
      </dl>
      <p class="hint">{fill(said.counted, { n: counted })}</p>
    </section>
  );
}

function Decide({ view: { sides, state, upheldFrom, form, manner } }: { view: ClaimCaseView }) {
  const { words } = manner;
  const said = words.claims.case;
  const labels = { outcome: said.outcome, reason: words.moderation.reason };
  const { values, errors } = form;
  return (
    <section aria-labelledby="decide">
      <h2 id="decide">{said.decide}</h2>
      {state === "open" && (
        <p class="hint">{fill(said.early, { time: momentTime(upheldFrom, manner) })}</p>
      )}
      <form
        method="post"
        action={`/moderation/claims/${sides.id}/verdict`}
        class="form"
        noValidate
      >
        <FormProblem form={form} labels={labels} words={words} />
        <Select
          name="outcome"
          label={labels.outcome}
          values={values}
          errors={errors}
          choices={[["", words.claims.choose], ...Object.entries(said.outcomes)]}
        />
        <Field
          name="reason"
          label={labels.reason}
          hint={said.reasonHint}
          limit={limitOf(words, MAX_REASON, MIN_REASON)}
          values={values}
          errors={errors}
        />
        <button type="submit" class="button button-primary">{said.decide}</button>
      </form>
    </section>
  );
}
