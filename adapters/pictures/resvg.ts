/** Pictures by resvg (WebAssembly), in a thread: drawing is the dearest thing that a stranger can ask for. */
import type { Pictures } from "#domain/ports/pictures.ts";
import { createThread } from "../thread.ts";

/** Pictures that wait for their turn at most. */
export const MAX_WAITING = 8;

export interface PictureThread extends Pictures {
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
