/** The cron of this process: registered once, it runs all current jobs. */

type Job = () => Promise<void>;

/** A cron can be registered only once per name, but in development an edit reloads this module. */
const slot = Symbol.for("ticketing.cron");

/**
 * Runs the job every minute; returns a function that stops it. The first call registers the cron, which
 * on Deno Deploy must happen before the process serves. A job must not throw.
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
