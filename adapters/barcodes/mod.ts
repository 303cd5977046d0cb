/**
 * Barcodes of tickets as SVG, each decoded again before it is shown. The two libraries are large and
 * few pages need them, so they are loaded on first use, in a worker thread.
 */
import { LRUCache } from "lru-cache";
import type { BarcodeRequest, Barcodes, Drawn } from "#domain/ports/barcodes.ts";
import type { Logger } from "#domain/ports/logger.ts";
import { createThread, type Thread } from "../common/thread.ts";
import type { Wanted } from "./checked.ts";

/** Drawings in the cache, up to 60 KB each: a ticket is opened many times before the concert. */
const MAX_KEPT = 200;
/** Drawings that may wait for the thread. */
const MAX_WAITING = 100;

interface BarcodeThread extends Barcodes {
  stop(): void;
}

type Checker = Thread<Wanted, { svg: string | null }>;

/** `root`: the project's folder. */
export function createBarcodes(
  root: URL,
  log: Pick<Logger, "alarm" | "error">,
  thread: Checker = createThread(new URL("adapters/barcodes/worker.ts", root), MAX_WAITING),
): BarcodeThread {
  const kept = new LRUCache<string, Drawn>({ max: MAX_KEPT });
  /** In progress; bounded by the thread's queue. */
  const drawing = new Map<string, Promise<Drawn>>();

  function keep(name: string, drawn: Drawn): Drawn {
    kept.set(name, drawn);
    return drawn;
  }

  async function drawAnew(name: string, { ticketId, type, text }: BarcodeRequest): Promise<Drawn> {
    const checked = await thread.ask({ type, text }).catch((error) => {
      log.error("barcode_not_drawn", error, { ticketId });
      return null;
    });
    if (!checked) return { missing: "busy" };
    if (checked.svg !== null) return keep(name, { svg: checked.svg });
    log.alarm("barcode_unreadable", { ticketId, codeType: type });
    return keep(name, { missing: "unreadable" });
  }

  return {
    async draw(asked) {
      const name = `${asked.ticketId} ${asked.type} ${asked.text}`;
      const known = kept.get(name);
      if (known) return known;
      const begun = drawing.get(name);
      if (begun) return await begun;
      const mine = drawAnew(name, asked);
      drawing.set(name, mine);
      try {
        return await mine;
      } finally {
        drawing.delete(name);
      }
    },
    stop: thread.stop,
  };
}
