/** Runs long operations in the background, one at a time, and keeps the last answer. */
import type { Ops, OpsAnswer } from "./ops.ts";

export interface Job {
  /** The operation, and what it is applied to. */
  readonly what: string;
  readonly about: string;
  readonly startedAt: number;
  /** Null while it runs. */
  readonly endedAt: number | null;
  readonly answer: OpsAnswer | null;
}

const latest = new WeakMap<Ops, Job>();

/** The running job, or the last one since this process started. */
export const latestJob = (x: Ops): Job | null => latest.get(x) ?? null;

/** False: another job is still running. */
export function startJob(
  x: Ops,
  what: string,
  about: string,
  run: () => Promise<OpsAnswer>,
): boolean {
  const running = latest.get(x);
  if (running && running.endedAt === null) return false;
  const job: Job = { what, about, startedAt: x.store.now(), endedAt: null, answer: null };
  latest.set(x, job);
  const end = (answer: OpsAnswer | null) =>
    latest.set(x, { ...job, endedAt: x.store.now(), answer });
  run().then(end, (error) => {
    x.log.error("operation_failed", error, { operation: what });
    end(null);
  });
  return true;
}
