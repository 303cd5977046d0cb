/** The server's clock, as an offset of the visitor's: that may be wrong, but runs at the same speed. */

/** Milliseconds by which the server is ahead; an underestimate, since messages take time. */
let ahead: number | null = null;

/** Sets the clock from the page; ignored once an event has set it. */
export function beginClock(pageMadeAt: number): void {
  if (ahead !== null) return;
  const [navigation] = performance.getEntriesByType("navigation");
  const began = (navigation as PerformanceNavigationTiming | undefined)?.responseStart ?? 0;
  ahead = pageMadeAt - (performance.timeOrigin + began);
}

/** Sets the clock from a message that just arrived. */
export function setClock(now: number): void {
  ahead = now - Date.now();
}

/** Null until the clock is set. Not by `performance.now()`, which stops while a laptop sleeps. */
export const serverNow = (): number | null => ahead === null ? null : Date.now() + ahead;
