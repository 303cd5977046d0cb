/** Sends a request again when its outcome is unknown or the exchange is busy, if that does no harm. */

export type Send = (req: Request) => Promise<Response>;

/** Waits; rejects when the request is aborted. */
type Pause = (milliseconds: number, signal: AbortSignal) => Promise<void>;

/** If the exchange asks for a longer pause, its answer is returned instead. */
const LONGEST_PAUSE_MS = 10_000;
const FIRST_PAUSE_MS = 250;
const BUSY = [429, 503];

export function repeating(send: Send, repeats: number, pause: Pause = pauseFor): Send {
  return async (req) => {
    for (let sent = 0;; sent++) {
      const isLast = sent >= repeats || !mayRepeat(req);
      if (isLast) return await send(req);
      const wait = FIRST_PAUSE_MS * 2 ** sent;
      try {
        const res = await send(req.clone());
        if (!BUSY.includes(res.status)) return res;
        const asked = Number(res.headers.get("Retry-After") ?? 0) * 1000;
        if (!(asked <= LONGEST_PAUSE_MS)) return res;
        await res.body?.cancel();
        await pause(Math.max(asked, wait), req.signal);
      } catch (error) {
        // `fetch` rejects with it when the network fails.
        if (!(error instanceof TypeError)) throw error;
        await pause(wait, req.signal);
      }
    }
  };
}

/** Reading changes nothing, and a key makes the exchange do it once. */
const mayRepeat = (req: Request): boolean =>
  req.method === "GET" || (req.method === "POST" && req.headers.has("Idempotency-Key"));

function pauseFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const abort = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", abort);
      resolve();
    }, milliseconds);
    signal.addEventListener("abort", abort, { once: true });
  });
}
