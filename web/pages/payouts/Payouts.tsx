/** A seller's payouts: their account, what is still to come, what they owe, and each sale. */
import { ActionForm, Notice, Pager, StatusBadge, Title, When } from "../../parts/Bits.tsx";
import { UserText, Where } from "../../parts/UserText.tsx";
import { counted, fill } from "#words/fill.ts";
import { type Amount, dayAndTime, moneyText } from "#words/format.ts";
import { seatText } from "#words/place.ts";
import type { Manner } from "#words/manner.ts";
import { payoutBadges, payoutLine, type PayoutView } from "./payout_words.ts";

export interface PayoutsView {
  receiving: PayoutView["receiving"];
  /** The name of the payout provider. */
  provider: string;
  /** The end of the bank account's number. */
  ending: string | null;
  /** How long after a concert's start, in words. */
  delay: string;
  coming: Amount;
  /** Null: nothing. */
  owed: Amount | null;
  /** Of that, what was written off before; null: nothing. */
  owedAgain: Amount | null;
  items: PayoutItem[];
  previous?: string;
  next?: string;
  manner: Manner;
}

/** A sale, with what tells it from others of the same concert. */
interface PayoutItem {
  title: string;
  /** The concert as it is now. */
  at: { venue: string; city: string; startsAt: number; timeZone: string };
  seat: string | null;
  section: string | null;
  row: string | null;
  /** Tickets of the sale. */
  count: number;
  /** When the buyer had paid; epoch ms. */
  soldAt: number;
  payout: PayoutView;
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

function Account({ view }: { view: PayoutsView }) {
  const { receiving, provider, ending, delay } = view;
  const { account } = view.manner.words.payouts;
  const label = receiving === "restricted"
    ? fill(account.goOn, { provider })
    : account.actions[receiving];
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
          label={label}
          kind={receiving === "active" ? "plain" : "primary"}
        />
      </Notice>
    </>
  );
}

function Sums({ view: { coming, owed, owedAgain, manner } }: { view: PayoutsView }) {
  const { account } = manner.words.payouts;
  return (
    <dl class="facts facts-wide">
      <div>
        <dt>{account.coming}</dt>
        <dd>
          {moneyText(coming, manner.locale)}
          {owed && coming.amount > 0 && (
            <>
              {" "}
              <span class="small">{account.comingOwing}</span>
            </>
          )}
        </dd>
      </div>
      {owed && (
        <div>
          <dt>{account.owed}</dt>
          <dd>
            {moneyText(owed, manner.locale)} <span class="small">{account.owedText}</span>
            {owedAgain && (
              <p class="small">
                {fill(account.owedAgain, { amount: moneyText(owedAgain, manner.locale) })}
              </p>
            )}
          </dd>
        </div>
      )}
    </dl>
  );
}

function Row({ item, manner }: { item: PayoutItem; manner: Manner }) {
  const { title, at, count, soldAt, payout } = item;
  const { words, locale } = manner;
  const { payouts } = words;
  const place = seatText(item, words);
  return (
    <div class="panel">
      <h3>
        <a href={`/orders/${payout.id}`}>
          <UserText text={title} />
        </a>
      </h3>
      <p class="quiet small">
        <When at={at.startsAt} timeZone={at.timeZone} manner={manner} /> ·{" "}
        <Where at={at} words={words} />
      </p>
      <p class="quiet small">
        {[counted(words.orders.tickets, count, locale), place].filter(Boolean).join(" · ")}
        <br />
        {fill(payouts.account.soldAt, { time: dayAndTime(soldAt, manner) })}
      </p>
      <StatusBadge badge={payoutBadges[payout.status]} word={payouts.states[payout.status]} />
      <p class="small">{payoutLine(payout, manner)}</p>
    </div>
  );
}
