/** The evidence for a bank: one page that needs nothing beside it. */
import { renderToString } from "preact-render-to-string";
import { isolated } from "#words/direction.ts";
import { fill } from "#words/fill.ts";
import { type Amount, moneyText } from "#words/format.ts";
import type { Manner } from "#words/manner.ts";
import { EVIDENCE_STYLE } from "./evidence_style.ts";
import type { ClaimState } from "./ClaimPage.tsx";
import type { SidesView } from "./Sides.tsx";

/** Times are texts in UTC. */
export interface EvidenceView {
  orderId: string;
  made: string;
  title: string;
  place: string;
  startsAt: string;
  seats: string[];
  buyer: string;
  seller: string;
  ordered: string;
  /** Null: not complete. */
  sold: string | null;
  total: Amount;
  payments: {
    id: string;
    provider: string;
    charge: string;
    amount: Amount;
    status: string;
    at: string;
    dispute: string | null;
  }[];
  /** The letter to the buyer after the sale. */
  letter: { subject: string; text: string };
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
            [said.seats, view.seats.map(isolated).join(", ")],
          ]}
        />
        <TheSale view={view} />
        <h2>{said.letters}</h2>
        <p>{said.lettersText}</p>
        <h3 dir="auto">{view.letter.subject}</h3>
        <pre dir="auto">{view.letter.text}</pre>
        <TheClaim view={view} />
      </body>
    </html>
  );
}

function TheSale({ view }: { view: EvidenceView }) {
  const { manner: { words, locale } } = view;
  const said = words.claims.evidence;
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
      <h3>{said.payments}</h3>
      <ul>
        {view.payments.map(({ id, provider, charge, amount, status, at, dispute }) => (
          <li key={id}>
            {fill(said.payment, {
              id,
              provider,
              charge,
              amount: moneyText(amount, locale),
              status,
              time: at,
            })}
            {dispute && <>{" "}{fill(words.claims.case.dispute, { status: dispute })}</>}
          </li>
        ))}
      </ul>
    </>
  );
}

function TheClaim({ view: { claim, manner: { words } } }: { view: EvidenceView }) {
  const { evidence: said, sides, kindsOf, states, picture } = words.claims;
  return (
    <>
      <h2>{said.claim}</h2>
      <p>{fill(said.claimed, { kind: kindsOf[claim.kind], time: claim.at })}</p>
      <h3>{sides.buyer}</h3>
      <pre dir="auto">{claim.text}</pre>
      {claim.pictures.map((src, n) => (
        <p key={n}>
          <img src={src} alt={fill(picture, { n: n + 1 })} />
        </p>
      ))}
      <h3>{sides.seller}</h3>
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
          <h3>{fill(said.decided, { state: states[claim.state].title, time: claim.decided })}</h3>
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
