/** What operators see: how things stand, and what they can do about it. */
import { type Amount, dayAndTime, moneyText, timeLeft } from "#words/format.ts";
import { fill } from "#words/fill.ts";
import type { Manner } from "#words/manner.ts";
import { ActionForm, Notice, Title } from "../../parts/Bits.tsx";
import { Select } from "../../parts/Field.tsx";
import { DeadLetters, type DeadView, Groups, type GroupView, Unreadables } from "./OpsLists.tsx";

export interface OpsView {
  now: number;
  status: {
    waiting: number;
    oldestSeconds: number | null;
    scheduled: number;
    nextDueAt: number | null;
    dead: number;
    capped: boolean;
    quarantine: number;
    process: { pid: number; startedAt: number; residentBytes: number; deno: string };
    disputes: {
      open: number;
      lost: number;
      /** The open ones, then the lost ones, each newest first. */
      newest: { orderId: string; amount: Amount; state: "open" | "lost"; openedAt: number }[];
    };
    stuck: { handler: string; attempts: number; ageSeconds: number; lastError: string | null }[];
  };
  dead: DeadView;
  unreadable: { name: string; reason: string; foundAt: number }[];
  job: JobView | null;
  entities: string[];
  groups: GroupView[];
  decisions: DecisionView[];
  manner: Manner;
}

export interface JobView {
  what: string;
  about: string;
  at: number;
  state: "running" | "failed" | "right" | "wrong";
  findings: string[];
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
      <Unreadables values={view.unreadable} manner={manner} />
      <Checks view={view} />
      <Groups groups={view.groups} manner={manner} />
      <Decisions view={view} />
    </>
  );
}

function Status({ view: { status, now, manner } }: { view: OpsView }) {
  const { ops } = manner.words;
  const lasting = (ms: number) => timeLeft(ms, manner.locale);
  const count = (n: number) => status.capped ? fill(ops.atLeast, { count: n }) : String(n);
  const { process, oldestSeconds, nextDueAt } = status;
  const facts: [string, string][] = [
    [
      ops.waiting,
      oldestSeconds === null ? count(status.waiting) : fill(ops.waitingFor, {
        count: count(status.waiting),
        time: lasting(oldestSeconds * 1000),
      }),
    ],
    [
      ops.scheduled,
      nextDueAt === null ? count(status.scheduled) : fill(ops.scheduledNext, {
        count: count(status.scheduled),
        time: lasting(nextDueAt - now),
      }),
    ],
    [ops.dead, String(status.dead)],
    [ops.quarantine, String(status.quarantine)],
    [ops.moneyStuck, String(status.stuck.length)],
    [ops.disputes, fill(ops.disputesAre, status.disputes)],
    [
      ops.process,
      fill(ops.processIs, {
        pid: process.pid,
        time: lasting(now - process.startedAt),
        memory: Math.round(process.residentBytes / 1e6),
        deno: process.deno,
      }),
    ],
  ];
  return (
    <section class="panel" aria-labelledby="status">
      <h2 id="status">{ops.status}</h2>
      <dl class="facts facts-wide">
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {status.disputes.newest.length > 0 && (
        <Notice title={ops.disputes} tone="problem">
          <ul>
            {status.disputes.newest.map((one, i) => (
              <li key={i} class="break">
                {fill(ops.dispute, {
                  price: moneyText(one.amount, manner.locale),
                  order: one.orderId,
                  time: dayAndTime(one.openedAt, manner),
                  state: ops.disputeStates[one.state],
                })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {status.stuck.length > 0 && (
        <Notice title={ops.moneyStuck} tone="problem">
          <ul>
            {status.stuck.map((one, i) => (
              <li key={i} class="break">
                {fill(ops.stuck, {
                  handler: one.handler,
                  attempts: one.attempts,
                  time: lasting(one.ageSeconds * 1000),
                  error: one.lastError ?? ops.noError,
                })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </section>
  );
}

function Checks({ view: { job, entities, manner } }: { view: OpsView }) {
  const { ops } = manner.words;
  return (
    <section class="panel" aria-labelledby="checks">
      <h2 id="checks">{ops.checks}</h2>
      {job && <JobNotice job={job} manner={manner} />}
      <ActionForm action="/ops/verification" label={ops.verify} />
      <form method="post" action="/ops/reindex" class="form">
        <Select
          name="name"
          label={ops.reindex}
          choices={entities.map((name) => [name, name] as const)}
          values={{}}
          errors={[]}
        />
        <button type="submit" class="button">{ops.reindexGo}</button>
      </form>
    </section>
  );
}

function JobNotice({ job, manner }: { job: JobView; manner: Manner }) {
  const { ops } = manner.words;
  const text = {
    running: ops.jobRuns,
    failed: ops.jobFailed,
    right: ops.jobRight,
    wrong: ops.jobWrong,
  }[job.state];
  const { what, about } = job;
  const title = fill(text, { what, about, time: dayAndTime(job.at, manner) });
  const isBad = job.state === "failed" || job.state === "wrong";
  return (
    <Notice title={title} tone={isBad ? "problem" : "info"}>
      {job.findings.length > 0 && (
        <ul>{job.findings.map((finding, i) => <li key={i} class="break">{finding}</li>)}</ul>
      )}
    </Notice>
  );
}

function Decisions({ view: { decisions, manner } }: { view: OpsView }) {
  const { ops } = manner.words;
  return (
    <section aria-labelledby="decisions">
      <h2 id="decisions">{ops.decisions}</h2>
      <p>
        <a href="/ops/audit">{manner.words.audit.link}</a>
      </p>
      {decisions.length === 0 ? <p class="quiet">{ops.decisionsNone}</p> : (
        <ul class="rows">
          {decisions.map((one, i) => (
            <li key={i} class="row">
              <div>
                <p class="break">{fill(ops.decision, one)}</p>
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
