/** Moderators' lists of claims: to decide, and decided. */
import { Empty, Pager, StatusBadge, Title } from "../../parts/Bits.tsx";
import { UserText } from "../../parts/UserText.tsx";
import { fill } from "#words/fill.ts";
import { dayAndTime } from "#words/format.ts";
import type { Manner } from "#words/manner.ts";
import type { ClaimState } from "./ClaimPage.tsx";
import type { SidesView } from "./Sides.tsx";

export interface ClaimItem {
  id: string;
  title: string;
  kind: SidesView["kind"];
  state: ClaimState;
  at: number;
  /** Nobody has decided for a week. */
  overdue: boolean;
}

export interface ClaimQueueView {
  list: "undecided" | "closed";
  items: ClaimItem[];
  previous?: string;
  next?: string;
  manner: Manner;
}

export function ClaimQueue({ view }: { view: ClaimQueueView }) {
  const { words } = view.manner;
  const { queue } = words.claims;
  return (
    <>
      <Title text={queue.title} words={words} />
      <h1>{queue.title}</h1>
      <p>
        <a class="tap" href="/moderation">{words.moderation.toQueue}</a>
      </p>
      <nav aria-label={queue.lists}>
        <ul class="chips">
          {(["undecided", "closed"] as const).map((list) => (
            <li key={list}>
              <a
                class="chip"
                href={list === "closed" ? "/moderation/claims/decided" : "/moderation/claims"}
                aria-current={view.list === list ? "page" : undefined}
              >
                {queue[list]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {view.items.length === 0
        ? (
          <Empty title={queue.none.title}>
            <p>{queue.none.text}</p>
          </Empty>
        )
        : (
          <ul class="rows">
            {view.items.map((item) => (
              <li key={item.id}>
                <Row item={item} manner={view.manner} />
              </li>
            ))}
          </ul>
        )}
      <Pager previous={view.previous} next={view.next} label={queue.pages} words={words} />
    </>
  );
}

function Row({ item, manner }: { item: ClaimItem; manner: Manner }) {
  const { claims } = manner.words;
  return (
    <>
      <p>
        <a class="tap" href={`/moderation/claims/${item.id}`}>
          <UserText text={item.title} />
        </a>
      </p>
      <p class="small">
        {claims.kindsOf[item.kind]}
        {" · "}
        {claims.states[item.state].title.moderator}
        {" · "}
        <span class="quiet">{fill(claims.queue.made, { time: dayAndTime(item.at, manner) })}</span>
      </p>
      {item.overdue && (
        <p class="small">
          <StatusBadge badge={{ icon: "clock", tone: "held" }} word={claims.queue.overdue} />
        </p>
      )}
    </>
  );
}
