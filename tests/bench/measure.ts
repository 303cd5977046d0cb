/** Loops and statistics. Times are in milliseconds. */

/** Runs `task` for 0 … count − 1, `atOnce` at a time; returns the total time. */
export async function pool(
  count: number,
  atOnce: number,
  task: (i: number) => Promise<void>,
): Promise<number> {
  let next = 0;
  const worker = async () => {
    while (next < count) await task(next++);
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: Math.min(atOnce, count) }, worker));
  return performance.now() - started;
}

export const perSecond = (count: number, ms: number): number => count / ms * 1000;

export const median = (values: number[]): number => quantile(values, 0.5);

/** The value below which the given share of the values lies (nearest rank). */
export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

/** Polls a condition; throws after `withinMs`. */
export async function until(
  condition: () => Promise<boolean> | boolean,
  withinMs = 60_000,
  everyMs = 10,
): Promise<void> {
  const giveUp = performance.now() + withinMs;
  while (!await condition()) {
    if (performance.now() > giveUp) throw new Error("waited too long");
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

/** Runs a function with a temporary folder, which is removed afterwards. */
export async function inTempFolder<T>(run: (folder: string) => Promise<T>): Promise<T> {
  const folder = await Deno.makeTempDir({ prefix: "ticketing-bench-" });
  try {
    return await run(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}
