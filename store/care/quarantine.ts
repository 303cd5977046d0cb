/**
 * Quarantine: what cannot be read is marked, told once, and left alone. A value stays where it is, so
 * that a later version of us may read it; a row of the outbox is taken out, or every look at what is
 * due would stumble over it. `["quarantine", ...key] → {reason, foundAt, row?}`.
 */
import { z } from "zod";
import { isError, keyText, Unreadable } from "../base/errors.ts";
import { isLocked } from "../commit/atomic.ts";
import type { AnyEntity } from "../entity/mod.ts";
import { parseStored, type ReadStored } from "../entity/shape.ts";
import { keyName, type Kv } from "../kv/mod.ts";
import { OUTBOX, rowOf } from "../outbox/rows.ts";

const QUARANTINE = "quarantine";
/** Marks that are looked through at most: beyond it something else is wrong than single values. */
const MAX_MARKS = 10_000;
/** Keys remembered as marked, so that a value that is read all day is written down once. */
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
  /** At most `limit`, 1,000 unless told, in the order of their keys. */
  list(limit?: number): Promise<Quarantined[]>;
  /** The value or row as stored, whatever it is; null: nothing of that name is in quarantine. */
  show(name: string): Promise<{ mark: Quarantined; value: unknown } | null>;
  /** Reads it again: when it can be read now, the mark goes, and a row is back in the outbox. */
  retry(
    name: string,
    entities: ReadonlyMap<string, AnyEntity>,
  ): Promise<"readable" | "unreadable" | "missing">;
  /** Deletes it for good. Index rows of a value stay behind: rebuild the entity's indexes. */
  discard(name: string): Promise<boolean>;
}

export interface QuarantineWard extends Quarantine {
  readonly read: ReadStored;
  /** Takes a row that is none out of the outbox. */
  takeAway(entry: Deno.KvEntry<unknown>, error: unknown): Promise<void>;
  /** Resolves when all marks are written. */
  drain(): Promise<void>;
}

export interface QuarantineOptions {
  readonly kv: Kv;
  readonly now: () => number;
  /** Told once for each value and row. */
  readonly onFound?: (found: Quarantined) => void;
}

export function createQuarantine({ kv, now, onFound }: QuarantineOptions): QuarantineWard {
  const known = new Set<string>();
  const writing = new Set<Promise<void>>();

  const told = (key: Deno.KvKey, reason: string): Quarantined => ({
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
    const found = told(key, reason);
    const value = { reason, foundAt: found.foundAt };
    try {
      const at = [QUARANTINE, ...key];
      const { ok } = await kv.atomic().check({ key: at, versionstamp: null }).set(at, value)
        .commit();
      if (ok) onFound?.(found); // else somebody has marked it before
    } catch {
      known.delete(name); // the next who meets it tries again
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
      const found = told(entry.key, String(error).slice(0, 300));
      const { reason, foundAt } = found;
      const value = { reason, foundAt, row: entry.value };
      try {
        const { ok } = await kv.atomic().check(entry).delete(entry.key)
          .set([QUARANTINE, ...entry.key], value).commit();
        if (ok) onFound?.(found);
      } catch (error) {
        if (!isLocked(error)) throw error; // the next look meets it again
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
