/** The one cron of this process: registered once, it calls whoever wants to be called now. */

type Job = () => Promise<void>;

/** Crons of one name can be registered once, but in development an edit starts everything anew. */
const slot = Symbol.for("ticketing.cron");

/**
 * Runs the job every minute until the function that it returns is called. The first call registers
 * the cron; on Deno Deploy it must come before the process serves. A job must not throw.
 */
export function everyMinute(job: Job, register: typeof Deno.cron = Deno.cron): () => void {
  const world = globalThis as unknown as Record<symbol, Set<Job> | undefined>;
  let jobs = world[slot];
  if (!jobs) {
    const all = jobs = world[slot] = new Set<Job>();
    register("ticketing-relay", "* * * * *", async () => {
      await Promise.all([...all].map((each) => each()));
    });
  }
  jobs.add(job);
  return () => void jobs.delete(job);
}
