/** Renders pictures with resvg (WebAssembly) in a worker thread: the most expensive work a visitor can cause. */
import type { Pictures } from "#domain/ports/pictures.ts";
import { createThread } from "../common/thread.ts";

/** Pictures that may wait for the thread. */
export const MAX_WAITING = 8;

interface PictureThread extends Pictures {
  stop(): void;
}

/** `root`: the project's folder. */
export function createPictures(root: URL): PictureThread {
  const thread = createThread<string, Uint8Array<ArrayBuffer>>(
    new URL("adapters/pictures/worker.ts", root),
    MAX_WAITING,
  );
  return {
    async png(svg) {
      try {
        return await thread.ask(svg);
      } catch (error) {
        throw new Error("a picture could not be drawn", { cause: error });
      }
    },
    stop: thread.stop,
  };
}
