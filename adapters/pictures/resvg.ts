/**
 * Pictures by resvg (WebAssembly), in a worker that is started for the first one and ended when none
 * was wanted for a while. One is made at a time, and few may wait: drawing is the dearest thing that
 * a stranger can ask for.
 */
import type { Answer } from "./worker.ts";

/** Pictures that wait for their turn at most. */
export const MAX_WAITING = 8;
/** A picture that takes longer will never be done. Milliseconds. */
const PICTURE_WITHIN_MS = 30_000;
/** The worker holds up to 150 MB. Milliseconds. */
const IDLE_MS = 60_000;

export interface Pictures {
  /** The PNG of an SVG document; null when too many wait already. Throws when it cannot be drawn. */
  png(svg: string): Promise<Uint8Array<ArrayBuffer> | null>;
  stop(): void;
}

/** `root`: the project's folder. */
export function createPictures(root: URL): Pictures {
  let worker: Worker | null = null;
  let idle: ReturnType<typeof setTimeout> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  function end(): void {
    clearTimeout(idle);
    worker?.terminate();
    worker = null;
  }

  async function draw(svg: string): Promise<Uint8Array<ArrayBuffer>> {
    clearTimeout(idle);
    worker ??= new Worker(new URL("adapters/pictures/worker.ts", root), { type: "module" });
    const { promise, resolve, reject } = Promise.withResolvers<Uint8Array<ArrayBuffer>>();
    const giveUp = setTimeout(() => reject(new Error("took too long")), PICTURE_WITHIN_MS);
    worker.onmessage = ({ data: { png, error } }: MessageEvent<Answer>) =>
      png ? resolve(png) : reject(new Error(error));
    worker.onerror = (event) => {
      event.preventDefault(); // it would end the process
      reject(new Error(event.message));
    };
    worker.postMessage(svg);
    try {
      return await promise;
    } catch (error) {
      end(); // in whatever state it is
      throw new Error("a picture could not be drawn", { cause: error });
    } finally {
      clearTimeout(giveUp);
      idle = setTimeout(end, IDLE_MS);
      Deno.unrefTimer(Number(idle));
    }
  }

  return {
    async png(svg) {
      if (waiting > MAX_WAITING) return null;
      waiting++;
      const mine = last.then(() => draw(svg));
      last = mine.catch(() => {});
      try {
        return await mine;
      } finally {
        waiting--;
      }
    },
    stop: end,
  };
}
