/** The server's clock: the visitor's may be wrong, but it runs at the same speed, also in its sleep. */

/** Milliseconds by which the server is ahead of us. Rather too few than too many: news takes time. */
let ahead: number | null = null;

/** What the server's clock said when the page began to arrive; news that came since is better. */
export function beginClock(pageMadeAt: number): void {
  if (ahead !== null) return;
  const [navigation] = performance.getEntriesByType("navigation");
  const began = (navigation as PerformanceNavigationTiming | undefined)?.responseStart ?? 0;
  ahead = pageMadeAt - (performance.timeOrigin + began);
}

/** The server just said what time it is. */
export function setClock(now: number): void {
  ahead = now - Date.now();
}

/** Not `performance.now()`: that stands still while a laptop sleeps. */
export const serverNow = (): number => Date.now() + (ahead ?? 0);
