/** The page of a claim, for the buyer and the seller: what is covered, the form, and what became of it. */
import { ActionForm, Title, When } from "../../parts/Bits.tsx";
import { FormProblem, TextArea } from "../../parts/Field.tsx";
import { Filled } from "../../parts/Filled.tsx";
import type { FormProps } from "../../parts/form.ts";
import { limitOf } from "../../parts/Limit.tsx";
import type { TermsView } from "../../parts/TicketCard.tsx";
import { Moment } from "../../parts/Times.tsx";
import { UserText, Where } from "../../parts/UserText.tsx";
import { fill } from "#words/fill.ts";
import { type Amount, moneyText } from "#words/format.ts";
import type { Manner } from "#words/manner.ts";
import { payoutLine, type PayoutView } from "../payouts/payout_words.ts";
import { ClaimForm, PicturesForm } from "./ClaimForms.tsx";
import { Guarantee } from "./Guarantee.tsx";
import { Sides, type SidesView } from "./Sides.tsx";

export type ClaimState =
  | "open"
  | "unanswered"
  | "answered"
  | "disputed"
  | "upheld"
  | "refund"
  | "dispute"
  | "rejected"
  | "withdrawn";

export interface ClaimPageView {
  orderId: string;
  ticketId: string;
  role: "buyer" | "seller" | "moderator";
  title: string;
  terms: TermsView;
  /** Tickets of the order. */
  count: number;
  total: Amount;
  /** From when until when it can be claimed, epoch ms; null: the concert was cancelled. */
  window: { from: number; until: number } | null;
  /** The seller has not been paid, and is not before the window has ended. */
  keeps: boolean;
  /** How the seller's money stands, for the seller; null for everybody else. */
  payout: PayoutView | null;
  /** How the buyer's refund stands; null: there is none. */
  refund: "refunding" | "refunded" | null;
  /** back: the buyer has the money or gets it · off: the concert was cancelled. */
  when: "early" | "open" | "over" | "off" | "back";
  /** When the page says something else by itself; null: never. What a buyer is writing stays. Epoch ms, as `now`. */
  changesAt: number | null;
  now: number;
  /** Null: there is no claim. */
  sides: SidesView | null;
  state: ClaimState | null;
  /** Until when the seller should answer, epoch ms. */
  answerBy: number | null;
  undecided: boolean;
  /** Pictures that can be added. */
  room: number;
  /** Of the longest text, in characters. */
  maxText: number;
  claimForm: FormProps;
  answerForm: FormProps;
  manner: Manner;
}

export function ClaimPage({ view }: { view: ClaimPageView }) {
  const { words } = view.manner;
  const { claims } = words;
  const [without, having] = view.role === "buyer"
    ? [claims.title, claims.ofBuyer]
    : [claims.none.title, claims.ofSeller];
  const title = view.sides === null ? without : having;
  return (
    <div class="narrow">
      <Title text={title} words={words} />
      <h1>{title}</h1>
      <p>
        <UserText text={view.title} />
        <br />
        <span class="quiet">
          <When at={view.terms.startsAt} timeZone={view.terms.timeZone} manner={view.manner} />
          <br />
          <Where at={view.terms} words={words} />
        </span>
      </p>
      <p>
        <a class="tap" href={`/orders/${view.orderId}`}>{claims.toOrder[view.role]}</a>
      </p>
      {view.sides !== null ? <TheClaim view={view} sides={view.sides} /> : (
        <div
          data-live="claim"
          data-live-key={`${view.when} ${view.changesAt}`}
          data-now={view.now}
          data-look={view.changesAt ?? undefined}
          tabIndex={-1}
        >
          {view.role === "buyer" ? <NotClaimed view={view} /> : <NoClaim view={view} />}
        </div>
      )}
    </div>
  );
}

/** For the buyer. */
function NotClaimed({ view }: { view: ClaimPageView }) {
  const { claims, report } = view.manner.words;
  return (
    <>
      {(view.when === "early" || view.when === "open") && <Guarantee view={view} />}
      {view.when === "open" ? <ClaimForm view={view} /> : (
        <p>
          <Filled
            text={claims.when[view.when]}
            gaps={{ until: <Moment at={view.window?.until ?? 0} manner={view.manner} /> }}
          />
        </p>
      )}
      {view.when === "early" && (
        <p>
          <a class="tap" href={`/tickets/${view.ticketId}/report`}>{report.link}</a>
        </p>
      )}
    </>
  );
}

/** For the seller. */
function NoClaim({ view: { when, window, payout, manner } }: { view: ClaimPageView }) {
  const { none } = manner.words.claims;
  const [from, until] = [window?.from ?? 0, window?.until ?? 0];
  return (
    <section class="panel">
      <p>
        <Filled
          text={none[when]}
          gaps={{
            from: <Moment at={from} manner={manner} />,
            until: <Moment at={until} manner={manner} />,
          }}
        />
      </p>
      {(when === "early" || when === "open") && <p>{none.next}</p>}
      {payout && <p>{payoutLine(payout, manner)}</p>}
    </section>
  );
}

function TheClaim({ view, sides }: { view: ClaimPageView; sides: SidesView }) {
  const { manner, role } = view;
  const { claims, money } = manner.words;
  const said = claims.states[view.state!];
  const time = <Moment at={view.answerBy!} manner={manner} />;
  const price = moneyText(view.total, manner.locale);
  return (
    <>
      <section class="panel" aria-labelledby="claim-state">
        <h2 id="claim-state">{said.title[role]}</h2>
        <p>
          <Filled text={role === "buyer" ? said.buyer : said.seller} gaps={{ time }} />
        </p>
        {role === "buyer" && view.refund && <p>{fill(money[view.refund], { price })}</p>}
        {role === "buyer" && view.undecided && view.keeps && <p>{claims.waits}</p>}
        {view.payout && <p>{payoutLine(view.payout, manner)}</p>}
      </section>
      <Sides view={sides} role={role} manner={manner} />
      {role === "seller" && view.undecided && sides.answer === null && <AnswerForm view={view} />}
      {role === "buyer" && view.undecided && (
        <>
          {view.room > 0 && <PicturesForm view={view} />}
          <details>
            <summary>{claims.withdraw}</summary>
            <p>{view.keeps && claims.withdrawPays} {claims.withdrawText}</p>
            <ActionForm
              action={`/orders/${view.orderId}/claim/withdrawal`}
              label={claims.withdraw}
            />
          </details>
        </>
      )}
    </>
  );
}

function AnswerForm({ view }: { view: ClaimPageView }) {
  const { orderId, answerForm: form, manner: { words } } = view;
  const { title, text, hint, send } = words.claims.answer;
  return (
    <section aria-labelledby="answer">
      <h2 id="answer">{title}</h2>
      <form method="post" action={`/orders/${orderId}/claim/answer`} class="form" noValidate>
        <FormProblem form={form} labels={{ text }} words={words} />
        <TextArea
          name="text"
          label={text}
          hint={hint}
          rows={6}
          limit={limitOf(words, view.maxText)}
          values={form.values}
          errors={form.errors}
        />
        <button type="submit" class="button button-primary">{send}</button>
      </form>
    </section>
  );
}
