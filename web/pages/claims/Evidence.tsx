/** The evidence for a bank: one page that needs nothing beside it. */
import { renderToString } from "preact-render-to-string";
import { isolated } from "#words/direction.ts";
import { fill } from "#words/fill.ts";
import { type Amount, moneyText } from "#words/format.ts";
import type { Manner } from "#words/manner.ts";
import { EVIDENCE_STYLE } from "./evidence_style.ts";
import type { DisputeState, PaymentState } from "./ClaimCase.tsx";
import type { ClaimState } from "./ClaimPage.tsx";
import type { SidesView } from "./Sides.tsx";

/** Times are texts in UTC. */
export interface EvidenceView {
  orderId: string;
  made: string;
  title: string;
  place: string;
  startsAt: string;
  /** What of place and time has changed since the sale: the name of the fact, and what it is now. */
  now: [string, string][];
  seats: string[];
  buyer: string;
  seller: string;
  ordered: string;
  /** Null: not complete. */
  sold: string | null;
  total: Amount;
  payments: {
    id: string;
    /** Our own word for it, or its name. */
    provider: string;
    /** What the provider calls it; null: it never had one. */
    charge: string | null;
    amount: Amount;
    status: PaymentState;
    at: string;
    dispute: DisputeState | null;
  }[];
  /** When the buyer first opened the barcode of each seat. */
  openings: { seat: string; opened: { how: "page" | "api"; at: string } | null }[];
  /** As they were sent, the first one first. `to`: the buyer's address; null: it went to the seller. */
  letters: { id: string; at: string; to: string | null; subject: string; text: string }[];
  claim: {
    kind: SidesView["kind"];
    at: string;
    text: string;
    answer: { text: string; at: string } | null;
    state: ClaimState;
    decided: string | null;
    reason: string | null;
    /** As data URLs. */
    pictures: string[];
  };
  manner: Manner;
}

export const evidenceFile = (view: EvidenceView): string =>
  `<!DOCTYPE html>${renderToString(<Evidence view={view} />)}`;

function Evidence({ view }: { view: EvidenceView }) {
  const { manner: { words, language } } = view;
  const said = words.claims.evidence;
  const title = fill(said.title, { order: view.orderId });
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <title>{title}</title>
        <style dangerouslySetInnerHTML={{ __html: EVIDENCE_STYLE }} />
      </head>
      <body>
        <h1>{title}</h1>
        <p>{fill(said.made, { time: view.made })}</p>
        <h2>{said.ticket}</h2>
        <Facts
          facts={[
            [said.concert, view.title],
            [said.place, view.place],
            [said.starts, view.startsAt],
            ...view.now,
            [said.seats, view.seats.map(isolated).join(", ")],
          ]}
        />
        <TheSale view={view} />
        <Letters view={view} />
        <TheClaim view={view} />
      </body>
    </html>
  );
}

function TheSale({ view }: { view: EvidenceView }) {
  const { manner: { words, locale } } = view;
  const { evidence: said, case: { payments, disputes } } = words.claims;
  return (
    <>
      <h2>{said.sale}</h2>
      <Facts
        facts={[
          [said.buyer, view.buyer],
          [said.seller, view.seller],
          [said.ordered, view.ordered],
          [said.sold, view.sold ?? said.notSold],
          [said.total, moneyText(view.total, locale)],
        ]}
      />
      {view.sold !== null && <p>{said.delivered}</p>}
      <ul>
        {view.openings.map(({ seat, opened }, n) => (
          <li key={n}>
            {opened
              ? fill(said.opened[opened.how], { seat: isolated(seat), time: opened.at })
              : fill(said.opened.never, { seat: isolated(seat) })}
          </li>
        ))}
      </ul>
      <h3>{said.payments}</h3>
      <ul>
        {view.payments.map(({ id, provider, charge, amount, status, at, dispute }) => (
          <li key={id}>
            {fill(said.payment, {
              id,
              provider,
              charge: charge ?? said.noCharge,
              amount: moneyText(amount, locale),
              state: payments[status],
              time: at,
            })}
            {dispute && <>. {disputes[dispute]}</>}
          </li>
        ))}
      </ul>
    </>
  );
}

function Letters({ view: { letters, manner: { words: { claims } } } }: { view: EvidenceView }) {
  const { evidence: said } = claims;
  return (
    <>
      <h2>{said.letters}</h2>
      <p>{letters.length > 0 ? said.lettersText : said.noLetters}</p>
      {letters.map(({ id, at, to, subject, text }) => (
        <section key={id}>
          <h3 dir="auto">{subject}</h3>
          <p>
            {to === null
              ? fill(said.toSeller, { time: at })
              : fill(said.toBuyer, { time: at, to: isolated(to) })}
          </p>
          <pre dir="auto">{text}</pre>
        </section>
      ))}
    </>
  );
}

function TheClaim({ view: { claim, manner: { words } } }: { view: EvidenceView }) {
  const { evidence: said, sides, kindsOf, states, picture } = words.claims;
  return (
    <>
      <h2>{said.claim}</h2>
      <p>{fill(said.claimed, { kind: kindsOf[claim.kind], time: claim.at })}</p>
      <h3>{sides.buyer.moderator}</h3>
      <pre dir="auto">{claim.text}</pre>
      {claim.pictures.map((src, n) => (
        <p key={n}>
          <img src={src} alt={fill(picture, { n: n + 1 })} />
        </p>
      ))}
      <h3>{sides.seller.moderator}</h3>
      {claim.answer
        ? (
          <>
            <p>{fill(said.answered, { time: claim.answer.at })}</p>
            <pre dir="auto">{claim.answer.text}</pre>
          </>
        )
        : <p>{said.none}</p>}
      {claim.decided !== null && (
        <>
          <h3>
            {fill(said.decided, {
              state: states[claim.state].title.moderator,
              time: claim.decided,
            })}
          </h3>
          {claim.reason !== null && <pre dir="auto">{claim.reason}</pre>}
        </>
      )}
    </>
  );
}

function Facts({ facts }: { facts: [string, string][] }) {
  return (
    <dl>
      {facts.map(([name, value]) => (
        <>
          <dt>{name}</dt>
          <dd dir="auto">{value}</dd>
        </>
      ))}
    </dl>
  );
}
