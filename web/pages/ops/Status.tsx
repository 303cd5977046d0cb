/** The state of the exchange in numbers, and what needs an operator. */
import { type Amount, dayAndTime, moneyText, timeLeft } from "#words/format.ts";
import { fill } from "#words/fill.ts";
import { Notice } from "../../parts/Bits.tsx";
import { Filled } from "../../parts/Filled.tsx";
import type { OpsView } from "./Ops.tsx";

export interface StatusView {
  /** Why nothing can be sold, and since when that is known. */
  stoppedBy: string[];
  stoppedSince: number | null;
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
    /** Open ones before lost ones, each newest first. */
    newest: { orderId: string; amount: Amount; state: "open" | "lost"; openedAt: number }[];
  };
  stuck: { handler: string; attempts: number; ageSeconds: number; lastError: string | null }[];
}

function SalesStopped({ status, manner }: { status: StatusView; manner: OpsView["manner"] }) {
  const { ops } = manner.words;
  const { stoppedBy, stoppedSince } = status;
  if (stoppedSince === null) return null;
  return (
    <Notice title={ops.salesStopped} tone="problem">
      <p>{fill(ops.salesStoppedSince, { time: dayAndTime(stoppedSince, manner) })}</p>
      <ul>
        {stoppedBy.map((problem) => <li key={problem} class="break">{problem}</li>)}
      </ul>
      <p>{ops.salesStoppedNext}</p>
    </Notice>
  );
}

export function Status({ view: { status, now, manner } }: { view: OpsView }) {
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
      <SalesStopped status={status} manner={manner} />
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
                <Filled
                  text={ops.stuck}
                  gaps={{
                    handler: one.handler,
                    attempts: one.attempts,
                    time: lasting(one.ageSeconds * 1000),
                    error: one.lastError === null
                      ? ops.noError
                      : <span lang="en">{one.lastError}</span>,
                  }}
                />
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </section>
  );
}
