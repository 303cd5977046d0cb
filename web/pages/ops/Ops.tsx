/** The operators' page: the state of the exchange, and what operators can do. */
import { dayAndTime } from "#words/format.ts";
import { fill } from "#words/fill.ts";
import type { Manner } from "#words/manner.ts";
import { Title } from "../../parts/Bits.tsx";
import { Checks, type JobView } from "./Checks.tsx";
import { DeadLetters, type DeadView } from "./DeadLetters.tsx";
import { Groups, type GroupView } from "./Groups.tsx";
import { Quarantine, type QuarantineView } from "./Quarantine.tsx";
import { Status, type StatusView } from "./Status.tsx";

export interface OpsView {
  now: number;
  status: StatusView;
  dead: DeadView;
  quarantine: QuarantineView[];
  job: JobView | null;
  entities: string[];
  groups: GroupView[];
  decisions: DecisionView[];
  manner: Manner;
}

export interface DecisionView {
  what: string;
  about: string;
  by: string;
  why: string;
  at: number;
  outcome: "done" | "refused" | "failed" | "unknown";
}

export function OpsPage({ view }: { view: OpsView }) {
  const { manner } = view;
  const { ops } = manner.words;
  return (
    <>
      <Title text={ops.title} words={manner.words} />
      <h1>{ops.title}</h1>
      <Status view={view} />
      <DeadLetters dead={view.dead} manner={manner} />
      <Quarantine values={view.quarantine} manner={manner} />
      <Checks view={view} />
      <Groups groups={view.groups} manner={manner} />
      <Decisions view={view} />
    </>
  );
}

function Decisions({ view: { decisions, manner } }: { view: OpsView }) {
  const { ops } = manner.words;
  return (
    <section aria-labelledby="decisions">
      <h2 id="decisions">{ops.decisions}</h2>
      <p>
        <a href="/ops/audit">{manner.words.audit.link}</a>
        {" · "}
        <a href="/ops/money">{manner.words.books.link}</a>
      </p>
      {decisions.length === 0 ? <p class="quiet">{ops.decisionsNone}</p> : (
        <ul class="rows">
          {decisions.map((one, i) => (
            <li key={i} class="row">
              <div>
                <p class="break">{fill(ops.decision, { what: one.what, about: one.about })}</p>
                {one.why && <p class="break">{one.why}</p>}
                <p class="quiet small break">
                  {fill(ops.decisionBy, {
                    time: dayAndTime(one.at, manner),
                    by: one.by,
                    outcome: ops.outcomes[one.outcome],
                  })}
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
