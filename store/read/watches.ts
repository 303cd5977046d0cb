/**
 * Watches values. Each change of a value is read once, for any number of watchers. Ten keys share one
 * `kv.watch`; a broken watch is reopened and delivers the changes that it missed.
 *
 * A value's meaning can also change by time alone, without a write. Its entity declares when (`changesAt`),
 * and its watchers are notified then as well.
 */
import { type BackOff, backOffMs } from "../base/backoff.ts";
import { WatchesFull } from "../base/errors.ts";
import type { StoreStats } from "../base/stats.ts";
import type { Timers } from "../base/timers.ts";
import { type AnyEntity, type Entity, primaryKey, type Stored } from "../entity/mod.ts";
import type { ReadStored } from "../entity/shape.ts";
import { keyName, type Kv, WATCHED_KEYS } from "../kv/mod.ts";

/** Maximum number of watches in this process, with ten keys each. */
const MAX_WATCHES = 1_000;
/** Maximum number of watchers, over all keys. */
export const MAX_WATCHERS = 20_000;
/** Delays before a broken watch is reopened. */
const REOPEN_BACK_OFF: BackOff = { baseMs: 50, capMs: 10_000 };

/** Called with the current value: soon after the start, at each change, and when the value changesAt. */
type Seen<T> = (value: T | null) => void;

export interface Watches {
  /** Returns a function that ends the watch. `seen` must not throw. Throws `WatchesFull`. */
  watch<T extends Stored>(entity: Entity<T, string>, id: string, seen: Seen<T>): () => void;
  /** The number of watchers of this value. */
  watchersOf(entity: AnyEntity, id: string): number;
  depth(): { watches: number; keys: number; watchers: number };
  /** Ends all watches for good. */
  close(): Promise<void>;
}

interface Topic {
  readonly name: string;
  readonly key: Deno.KvKey;
  readonly entity: AnyEntity;
  readonly strand: Strand;
  // deno-lint-ignore no-explicit-any
  readonly watchers: Set<Seen<any>>;
  /** Undefined until the first read. */
  versionstamp?: string | null;
  value: Stored | null;
  cancelTurn: () => void;
}

/** One `kv.watch` and its keys. */
interface Strand {
  readonly topics: Map<string, Topic>;
  reader: ReadableStreamDefaultReader<Deno.KvEntryMaybe<unknown>[]> | null;
  /** Incremented when the keys change: readers of an older generation stop. */
  generation: number;
  failures: number;
  cancelWait: () => void;
}

export function createWatches(options: {
  readonly kv: Pick<Kv, "watch">;
  /** Parses a value, and puts an unreadable one into quarantine. */
  readonly read: ReadStored;
  readonly now: () => number;
  readonly timers: Timers;
  readonly random: () => number;
  readonly stats: StoreStats;
}): Watches {
  const { kv, now, timers, random, stats } = options;
  const topics = new Map<string, Topic>();
  const strands = new Set<Strand>();
  const reading = new Set<Promise<void>>();
  let watchers = 0;
  let closed = false;

  /** A strand with room for another key, or a new one. */
  function strandWithRoom(): Strand {
    for (const strand of strands) if (strand.topics.size < WATCHED_KEYS) return strand;
    if (strands.size >= MAX_WATCHES) throw new WatchesFull(`${MAX_WATCHES} watches are open`);
    const strand: Strand = {
      topics: new Map(),
      reader: null,
      generation: 0,
      failures: 0,
      cancelWait: () => {},
    };
    strands.add(strand);
    return strand;
  }

  /** Reopens the strand's watch in a microtask, so that keys added together cause one reopening. */
  function reopen(strand: Strand, afterMs = 0): void {
    const generation = ++strand.generation;
    strand.cancelWait();
    strand.reader?.cancel().catch(() => {}); // it may have broken already
    strand.reader = null;
    if (closed || strand.topics.size === 0) {
      strands.delete(strand);
      return;
    }
    const open = () => {
      if (strand.generation !== generation) return;
      const run = read(strand, generation).finally(() => reading.delete(run));
      reading.add(run);
    };
    if (afterMs > 0) strand.cancelWait = timers.after(afterMs, open);
    else queueMicrotask(open);
  }

  async function read(strand: Strand, generation: number): Promise<void> {
    const carried = [...strand.topics.values()];
    try {
      const reader = kv.watch<unknown[]>(carried.map(({ key }) => key)).getReader();
      strand.reader = reader;
      for (;;) {
        const { value: entries, done } = await reader.read();
        if (strand.generation !== generation) return;
        if (done) break;
        strand.failures = 0;
        entries.forEach((entry, i) => changed(carried[i], entry));
      }
    } catch {
      if (strand.generation !== generation) return;
    }
    // The watch ended or broke: the database is away, and may come back.
    stats.watchesBroken++;
    reopen(strand, backOffMs(REOPEN_BACK_OFF, ++strand.failures, random));
  }

  function changed(topic: Topic, entry: Deno.KvEntryMaybe<unknown>): void {
    if (entry.versionstamp === topic.versionstamp) return;
    topic.versionstamp = entry.versionstamp;
    try {
      topic.value = entry.versionstamp === null ? null : options.read(topic.entity, entry);
    } catch {
      stats.watchesBroken++; // an unreadable row must not end the watch of the other nine keys
      return;
    }
    tell(topic);
  }

  function tell(topic: Topic): void {
    for (const seen of [...topic.watchers]) seen(topic.value);
    awaitTurn(topic);
  }

  /** One timer per key, for any number of watchers. */
  function awaitTurn(topic: Topic): void {
    topic.cancelTurn();
    topic.cancelTurn = () => {};
    const at = topic.value && topic.entity.changesAt?.(topic.value, now());
    if (typeof at !== "number" || topic.watchers.size === 0) return;
    topic.cancelTurn = timers.after(at - now(), () => {
      // A timer may fire early: long ones are capped, and clocks can differ by 1 ms.
      if (now() < at) awaitTurn(topic);
      else tell(topic);
    });
  }

  function leave(topic: Topic): void {
    topics.delete(topic.name);
    topic.cancelTurn();
    topic.strand.topics.delete(topic.name);
    // A strand with other keys stays open; changes of this key are then ignored.
    if (topic.strand.topics.size === 0) reopen(topic.strand);
  }

  return {
    watch(entity, id, seen) {
      if (closed || watchers >= MAX_WATCHERS) throw new WatchesFull(`${watchers} watchers`);
      const key = primaryKey(entity, id);
      const name = keyName(key);
      let topic = topics.get(name);
      if (!topic) {
        const strand = strandWithRoom();
        topic = {
          name,
          key,
          entity,
          strand,
          watchers: new Set(),
          value: null,
          cancelTurn: () => {},
        };
        topics.set(name, topic);
        strand.topics.set(name, topic);
        reopen(strand);
      }
      // A separate function, since the same `seen` may be passed twice.
      const watcher: typeof seen = (value) => seen(value);
      const joined = topic;
      joined.watchers.add(watcher);
      watchers++;
      if (joined.versionstamp !== undefined) {
        queueMicrotask(() => {
          if (joined.watchers.has(watcher)) seen(joined.value as Parameters<typeof seen>[0]);
        });
      }
      return () => {
        if (!joined.watchers.delete(watcher)) return;
        watchers--;
        if (joined.watchers.size === 0) leave(joined);
      };
    },
    watchersOf: (entity, id) => topics.get(keyName(primaryKey(entity, id)))?.watchers.size ?? 0,
    depth: () => ({ watches: strands.size, keys: topics.size, watchers }),
    async close() {
      closed = true;
      for (const topic of topics.values()) topic.cancelTurn();
      for (const strand of [...strands]) reopen(strand);
      await Promise.allSettled(reading);
    },
  };
}
