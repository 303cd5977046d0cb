/**
 * Quarantine: a value or outbox row that cannot be parsed is marked and reported once. A value stays in its
 * place, so that a later version can read it. An outbox row is moved out of the outbox, because it would make
 * every read of due rows fail. `["quarantine", ...key] → {reason, foundAt, row?}`.
 */
import { z } from "zod";
import { isError, keyText, Unreadable } from "../base/errors.ts";
import { isLocked } from "../kv/patient.ts";
import type { AnyEntity } from "../entity/mod.ts";
import { parseStored, type ReadStored } from "../entity/shape.ts";
import { keyName, type Kv } from "../kv/mod.ts";
import { OUTBOX, rowOf } from "../outbox/rows.ts";

const QUARANTINE = "quarantine";
/** Maximum number of marks that are read. */
const MAX_MARKS = 10_000;
/** Maximum number of keys remembered as marked, so that repeated reads of a value write one mark. */
const MAX_KNOWN = 1_000;

const markSchema = z.object({
  reason: z.string(),
  foundAt: z.number(),
  row: z.unknown().optional(),
});

export interface Quarantined {
  /** The key as people type it: `ticket/01K…`, `outbox/…`. */
  readonly name: string;
  readonly key: Deno.KvKey;
  readonly reason: string;
  /** Epoch milliseconds. */
  readonly foundAt: number;
}

export interface Quarantine {
  /** Up to `limit` entries (default 1,000) in key order. */
  list(limit?: number): Promise<Quarantined[]>;
  /** The value or row as stored; null: nothing in quarantine has this name. */
  show(name: string): Promise<{ mark: Quarantined; value: unknown } | null>;
  /** Reads it again. If that works, removes the mark and puts a row back into the outbox. */
  retry(
    name: string,
    entities: ReadonlyMap<string, AnyEntity>,
  ): Promise<"readable" | "unreadable" | "missing">;
  /** Deletes it for good. The index rows of a value remain: rebuild the entity's indexes. */
  discard(name: string): Promise<boolean>;
}

export interface QuarantineWard extends Quarantine {
  readonly read: ReadStored;
  /** Moves a malformed row out of the outbox. */
  takeAway(entry: Deno.KvEntry<unknown>, error: unknown): Promise<void>;
  /** Resolves when all marks have been written. */
  drain(): Promise<void>;
}

interface QuarantineOptions {
  readonly kv: Kv;
  readonly now: () => number;
  /** Called once for each value and row. */
  readonly onFound?: (found: Quarantined) => void;
}

export function createQuarantine({ kv, now, onFound }: QuarantineOptions): QuarantineWard {
  const known = new Set<string>();
  const writing = new Set<Promise<void>>();

  const quarantined = (key: Deno.KvKey, reason: string): Quarantined => ({
    name: keyText(key),
    key,
    reason,
    foundAt: now(),
  });

  async function mark({ key, reason }: Unreadable): Promise<void> {
    const name = keyName(key);
    if (known.has(name)) return;
    if (known.size >= MAX_KNOWN) known.clear();
    known.add(name);
    const found = quarantined(key, reason);
    const value = { reason, foundAt: found.foundAt };
    try {
      const at = [QUARANTINE, ...key];
      const { ok } = await kv.atomic().check({ key: at, versionstamp: null }).set(at, value)
        .commit();
      if (ok) onFound?.(found); // otherwise it was marked before
    } catch {
      known.delete(name); // the next read tries again
    }
  }

  const find = async (name: string) => {
    for await (const entry of kv.list({ prefix: [QUARANTINE] }, { limit: MAX_MARKS })) {
      if (keyText(entry.key.slice(1)) === name) return entry;
    }
    return null;
  };

  return {
    read(entity, entry) {
      try {
        return parseStored(entity, entry);
      } catch (error) {
        if (isError<Unreadable>(error, "Unreadable")) {
          const marking = mark(error).finally(() => writing.delete(marking));
          writing.add(marking);
        }
        throw error;
      }
    },

    async takeAway(entry, error) {
      const found = quarantined(entry.key, String(error).slice(0, 300));
      const { reason, foundAt } = found;
      const value = { reason, foundAt, row: entry.value };
      try {
        const { ok } = await kv.atomic().check(entry).delete(entry.key)
          .set([QUARANTINE, ...entry.key], value).commit();
        if (ok) onFound?.(found);
      } catch (error) {
        // The next look tries again, or a process that may write.
        if (!isLocked(error) && !isError(error, "ReadOnly")) throw error;
      }
    },

    async list(limit = 1_000) {
      const found: Quarantined[] = [];
      const marks = kv.list({ prefix: [QUARANTINE] }, { limit: Math.min(limit, MAX_MARKS) });
      for await (const entry of marks) found.push(quarantinedOf(entry));
      return found;
    },

    async show(name) {
      const entry = await find(name);
      if (!entry) return null;
      const found = quarantinedOf(entry);
      const value = isRow(found.key)
        ? markSchema.parse(entry.value).row
        : (await kv.get(found.key)).value;
      return { mark: found, value };
    },

    async retry(name, entities) {
      const entry = await find(name);
      if (!entry) return "missing";
      const { key } = quarantinedOf(entry);
      known.delete(keyName(key));
      const atomic = kv.atomic().check(entry).delete(entry.key);
      if (isRow(key)) {
        const { row } = markSchema.parse(entry.value);
        if (!canBeRow(key, row)) return "unreadable";
        atomic.set(key, row);
      } else {
        const stored = await kv.get(key);
        const entity = entities.get(String(key[0]));
        if (!entity) return "unreadable";
        if (stored.versionstamp !== null && !canBeRead(entity, stored)) return "unreadable";
      }
      return (await atomic.commit()).ok ? "readable" : "missing";
    },

    async discard(name) {
      const entry = await find(name);
      if (!entry) return false;
      const { key } = quarantinedOf(entry);
      const atomic = kv.atomic().check(entry).delete(entry.key);
      if (!isRow(key)) atomic.delete(key);
      return (await atomic.commit()).ok;
    },

    async drain() {
      while (writing.size > 0) await Promise.allSettled(writing);
    },
  };
}

function quarantinedOf(entry: Deno.KvEntry<unknown>): Quarantined {
  const key = entry.key.slice(1);
  const { reason, foundAt } = markSchema.parse(entry.value);
  return { name: keyText(key), key, reason, foundAt };
}

const isRow = (key: Deno.KvKey): boolean => key[0] === OUTBOX;

function canBeRow(key: Deno.KvKey, value: unknown): boolean {
  try {
    rowOf({ key, value, versionstamp: "" });
    return true;
  } catch {
    return false;
  }
}

function canBeRead(entity: AnyEntity, entry: Deno.KvEntryMaybe<unknown>): boolean {
  try {
    parseStored(entity, entry);
    return true;
  } catch (error) {
    if (isError(error, "Unreadable")) return false;
    throw error;
  }
}
