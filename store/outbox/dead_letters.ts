/** Dead letters: rows whose handler was given up. Operators list, replay or discard them. */
import { z } from "zod";
import type { Kv } from "../kv/mod.ts";
import { DEAD, deadKey, rowKey, rowSchema, type RowValue } from "./rows.ts";

export interface DeadLetter extends Omit<RowValue, "claimant"> {
  readonly eventId: string;
  readonly handler: string;
}

export interface DeadLetters {
  /** In the order of their events, starting after `after`. */
  listDead(
    options: { limit: number; after?: Pick<DeadLetter, "eventId" | "handler"> },
  ): Promise<DeadLetter[]>;
  /** Makes the row due now, with no failures. False: there is no such dead letter. */
  replay(eventId: string, handler: string): Promise<boolean>;
  /** Deletes it for good. False: there is no such dead letter. */
  discard(eventId: string, handler: string): Promise<boolean>;
}

const keySchema = z.tuple([z.literal(DEAD), z.string(), z.string()]);

export function createDeadLetters({ kv, now }: { kv: Kv; now: () => number }): DeadLetters {
  return {
    async listDead({ limit, after }) {
      const letters: DeadLetter[] = [];
      const selector: Deno.KvListSelector = after
        ? {
          prefix: [DEAD],
          start: [...deadKey(after.eventId, after.handler), new Uint8Array()],
        }
        : { prefix: [DEAD] };
      for await (const entry of kv.list(selector, { limit })) {
        const [, eventId, handler] = keySchema.parse(entry.key);
        const { claimant: _, ...value } = rowSchema.parse(entry.value);
        letters.push({ eventId, handler, ...value });
      }
      return letters;
    },

    async replay(eventId, handler) {
      const entry = await kv.get(deadKey(eventId, handler));
      if (entry.versionstamp === null) return false;
      const value = { ...rowSchema.parse(entry.value), attempt: 0, claimant: null, since: now() };
      const { ok } = await kv.atomic().check(entry).delete(entry.key)
        .set(rowKey(now(), eventId, handler), value)
        .commit();
      return ok;
    },

    async discard(eventId, handler) {
      const entry = await kv.get(deadKey(eventId, handler));
      if (entry.versionstamp === null) return false;
      return (await kv.atomic().check(entry).delete(entry.key).commit()).ok;
    },
  };
}
