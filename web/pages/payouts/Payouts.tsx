/** A seller's payouts: their account, what is still to come, what they owe, and each sale. */
import { ActionForm, Notice, Pager, Title } from "../../parts/Bits.tsx";
import { UserText } from "../../parts/UserText.tsx";
import { fill } from "#words/fill.ts";
import { type Amount, moneyText } from "#words/format.ts";
import type { Manner } from "#words/manner.ts";
import { payoutBadges, payoutLine, type PayoutView } from "./payout_words.ts";
import { StatusBadge } from "../../parts/Bits.tsx";

export interface PayoutsView {
  receiving: PayoutView["receiving"];
  /** The end of the bank account's number. */
  ending: string | null;
  /** How long after a concert's start, in words. */
  delay: string;
  coming: Amount;
  /** Null: nothing. */
  owed: Amount | null;
  items: { title: string; payout: PayoutView }[];
  previous?: string;
  next?: string;
  manner: Manner;
}

export function Payouts({ view }: { view: PayoutsView }) {
  const { words } = view.manner;
  const { payouts } = words;
  return (
    <div class="narrow payouts">
      <Title text={payouts.title} words={words} />
      <h1>{payouts.title}</h1>
      <Account view={view} />
      <Sums view={view} />
      <section aria-labelledby="payouts-list">
        <h2 id="payouts-list">{payouts.account.list}</h2>
        {view.items.length === 0 && <p class="quiet">{payouts.account.none}</p>}
        {view.items.length > 0 && (
          <ul class="rows payout-list">
            {view.items.map((item) => (
              <li key={item.payout.id}>
                <Row item={item} manner={view.manner} />
              </li>
            ))}
          </ul>
        )}
        <Pager
          previous={view.previous}
          next={view.next}
          label={payouts.account.pages}
          words={words}
        />
      </section>
    </div>
  );
}

function Account({ view: { receiving, ending, delay, manner: { words } } }: { view: PayoutsView }) {
  const { account } = words.payouts;
  const { title, text } = account.states[receiving];
  const told = receiving === "active" && ending
    ? fill(account.states.active.ending, { ending })
    : text;
  return (
    <>
      <p>{fill(account.intro, { delay })}</p>
      <Notice title={title} detail={told} tone={receiving === "active" ? "info" : "neutral"}>
        <ActionForm
          action="/account/payouts"
          label={account.actions[receiving]}
          kind={receiving === "active" ? "plain" : "primary"}
        />
      </Notice>
    </>
  );
}

function Sums({ view: { coming, owed, manner } }: { view: PayoutsView }) {
  const { account } = manner.words.payouts;
  return (
    <dl class="facts">
      <div>
        <dt>{account.coming}</dt>
        <dd>{moneyText(coming, manner.locale)}</dd>
      </div>
      {owed && (
        <div>
          <dt>{account.owed}</dt>
          <dd>
            {moneyText(owed, manner.locale)} <span class="small">{account.owedText}</span>
          </dd>
        </div>
      )}
    </dl>
  );
}

function Row(
  { item: { title, payout }, manner }: { item: PayoutsView["items"][number]; manner: Manner },
) {
  const { payouts } = manner.words;
  return (
    <div class="panel">
      <h3>
        <a href={`/orders/${payout.id}`}>
          <UserText text={title} />
        </a>
      </h3>
      <StatusBadge badge={payoutBadges[payout.status]} word={payouts.states[payout.status]} />
      <p class="small">{payoutLine(payout, manner)}</p>
    </div>
  );
}
