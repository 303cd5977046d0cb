/** Long work of operators goes on in the background, one piece at a time; its answer is kept. */
import type { Ops, OpsAnswer } from "./ops.ts";

export interface Job {
  /** The operation, and what it is done to. */
  readonly what: string;
  readonly about: string;
  readonly startedAt: number;
  /** Null while it runs. */
  readonly endedAt: number | null;
  readonly answer: OpsAnswer | null;
}

const latest = new WeakMap<Ops, Job>();

/** The one that runs, or the last one that did since the start of this process. */
export const latestJob = (x: Ops): Job | null => latest.get(x) ?? null;

/** False: another one is still running. */
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
