/** Moderators' lists: tickets that wait for approval, and reported tickets. Claims have pages of their own. */
import { UserText } from "../../parts/UserText.tsx";
import { Empty, Pager, Title } from "../../parts/Bits.tsx";
import { Case, type CaseView } from "./Case.tsx";
import { Decide, type DecideView } from "./Decide.tsx";
import { fill } from "#words/fill.ts";
import type { Manner } from "#words/manner.ts";

/** Counts; counting stops at `most`. */
interface QueueView {
  waiting: number;
  reported: number;
  claims: number;
  most: number;
}

export interface ModerationView {
  list: "waiting" | "reports";
  counts: QueueView;
  /** Whether new tickets need approval. */
  on: boolean;
  items: CaseView[];
  previous?: string;
  next?: string;
  manner: Manner;
}

export function ModerationQueue({ view }: { view: ModerationView }) {
  const { words } = view.manner;
  const { moderation } = words;
  const { none, noneReported } = moderation;
  return (
    <>
      <Title text={moderation.title} words={words} />
      <h1>{moderation.title}</h1>
      <nav aria-label={moderation.lists}>
        <ul class="chips">
          <Tab href="/moderation" view={view} name="waiting" />
          <Tab href="/moderation/reports" view={view} name="reports" />
          <Tab href="/moderation/claims" view={view} name="claims" />
        </ul>
      </nav>
      <p>
        <a class="tap" href="/moderation/concerts">{words.concertCases.toConcerts}</a>
      </p>
      {view.items.length > 0
        ? (
          <ol class="cases">
            {view.items.map((item) => (
              <li key={item.ticket.id}>
                <Case view={item} />
              </li>
            ))}
          </ol>
        )
        : view.list === "waiting"
        ? (
          <Empty title={none.title}>
            <p>{view.on ? none.text : none.off}</p>
          </Empty>
        )
        : (
          <Empty title={noneReported.title}>
            <p>{noneReported.text}</p>
          </Empty>
        )}
      <Pager previous={view.previous} next={view.next} label={moderation.pages} words={words} />
    </>
  );
}

function Tab(
  { href, view: { list, counts, manner: { words } }, name }: {
    href: string;
    view: ModerationView;
    name: ModerationView["list"] | "claims";
  },
) {
  const { moderation, claims } = words;
  const [label, count] = {
    waiting: [moderation.waiting, counts.waiting] as const,
    reports: [moderation.reported, counts.reported] as const,
    claims: [claims.queue.title, counts.claims] as const,
  }[name];
  const text = count >= counts.most ? moderation.countedMore : moderation.counted;
  return (
    <li>
      <a class="chip" href={href} aria-current={list === name ? "page" : undefined}>
        {label} {fill(text, { count })}
      </a>
    </li>
  );
}

/** One case on a page of its own. */
export function CasePage({ view }: { view: CaseView }) {
  const { words } = view.manner;
  const href = view.list === "reports" ? "/moderation/reports" : "/moderation";
  return (
    <>
      <Title text={view.ticket.title} words={words} />
      <p>
        <a href={href}>{words.moderation.toQueue}</a>
      </p>
      <Case view={view} alone />
    </>
  );
}

/** On a ticket's own page. */
export function ForModerators({ view, manner }: { view: DecideView; manner: Manner }) {
  const { words } = manner;
  const said = words.moderation.seller;
  return (
    <section class="panel" aria-labelledby="moderation" data-live-keep="moderation">
      <h2 id="moderation">{words.moderation.title}</h2>
      <p>
        <a href={`/moderation/${view.ticket.id}`}>{words.moderation.toCase}</a>
      </p>
      {view.seller && (
        <>
          <h3>{said.title}</h3>
          <p class="break">
            <UserText text={view.seller.name} />
          </p>
          <p class="quiet small">{said.names.waiting}</p>
        </>
      )}
      <Decide view={view} manner={manner} alone />
    </section>
  );
}
