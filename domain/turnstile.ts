/**
 * Enforces limits on lists (tokens, webhooks of a user) under concurrent requests: everybody who adds to a
 * limited list passes its turnstile, one at a time, and then counts.
 */
import { z } from "zod";
import { Busy } from "#store/base/errors.ts";
import { ending, type Entity, entity, type KeyPart, type Stored } from "#store/entity/mod.ts";
import { KeyLocks } from "#store/commit/locks.ts";
import type { Store, Tx } from "#store/types.ts";
import { instant, stored } from "./stored.ts";

/** Longer than any transaction; after this time the row can be removed. */
const GUARDS_MS = 3_600_000;

const turnstileSchema = z.object({
  ...stored,
  /** The list and its owner; longer than other ids. */
  id: z.string().min(1).max(200),
  until: instant,
});
type Turnstile = z.infer<typeof turnstileSchema>;

/** The id names the list. */
export const turnstiles = entity({
  name: "turnstile",
  about: "Somebody adds to a bounded list, or did lately; the id names the list.",
  schema: turnstileSchema,
  indexes: {
    until: ending<Turnstile>("By their end, to remove old ones", (t) => [t.until]),
  },
});

/**
 * Whether a list (the index rows under `prefix`) has room for one more. Call it in the transaction that
 * adds the entry: of two concurrent commits, the slower one fails on the turnstile and counts again.
 */
export async function hasRoom<T extends Stored, I extends string>(
  tx: Tx,
  store: Pick<Store, "listKeys">,
  { entity, index, prefix, max }: {
    entity: Entity<T, I>;
    index: NoInfer<I>;
    prefix: readonly KeyPart[];
    max: number;
  },
): Promise<boolean> {
  const id = [entity.name, index, ...prefix].join(".");
  // Read the turnstile first, then count: an addition in between changes the turnstile.
  const turnstile = await tx.get(turnstiles, id);
  const there = await store.listKeys(entity, index, { prefix: [...prefix], limit: max });
  if (there.length >= max) return false;
  pass(tx, turnstile, id, tx.now + GUARDS_MS);
  return true;
}

/** Callers in this process that add to one list or wait for it: twice the longest list's limit. */
export const MAX_IN_LINE = 100;

const lines = new KeyLocks();
/** The length of each non-empty queue. */
const lengths = new Map<string, number>();

/**
 * The same for a list on another server: nobody else passes while `act` counts and adds there. Other
 * callers in this process wait, up to `MAX_IN_LINE`; more callers, and those in other processes, get
 * `Busy`. After `withinMs` the signal aborts and the call fails with `Busy`, whatever `act` does. A caller
 * that has waited longer than that does not start.
 */
export async function runExclusively<A>(
  store: Pick<Store, "transact" | "processId">,
  id: string,
  withinMs: number,
  act: (signal: AbortSignal) => Promise<A>,
): Promise<A> {
  const line = `${store.processId} ${id}`;
  const length = lengths.get(line) ?? 0;
  if (length >= MAX_IN_LINE) throw new Busy("Too many callers are adding to this list");
  lengths.set(line, length + 1);
  const since = performance.now();
  const leave = await lines.acquire([line]);
  try {
    if (performance.now() - since > withinMs) throw new Busy("Waited too long for the list");
    return await passNext(store, id, withinMs, act);
  } finally {
    leave();
    const left = lengths.get(line)! - 1;
    if (left > 0) lengths.set(line, left);
    else lengths.delete(line);
  }
}

async function passNext<A>(
  store: Pick<Store, "transact">,
  id: string,
  withinMs: number,
  act: (signal: AbortSignal) => Promise<A>,
): Promise<A> {
  const mine = await store.transact(async (tx) => {
    const turnstile = await tx.get(turnstiles, id);
    if (turnstile && turnstile.until > tx.now) {
      throw new Busy("Another process is adding to this list");
    }
    // Twice the time, since the other server may still act after we have aborted the call.
    return pass(tx, turnstile, id, tx.now + 2 * withinMs);
  });
  const open = () =>
    store.transact(async (tx) => {
      const turnstile = await tx.get(turnstiles, id);
      if (turnstile?.version === mine.version) tx.delete(turnstiles, id);
    }).catch(() => {}); // it expires anyway
  const late = Promise.withResolvers<never>();
  const hangUp = new AbortController();
  const timer = setTimeout(() => {
    const error = new Busy("Adding to the list took too long");
    hangUp.abort(error);
    late.reject(error);
  }, withinMs);
  try {
    const done = await Promise.race([act(hangUp.signal), late.promise]);
    await open();
    return done;
  } catch (error) {
    // After a timeout the call may still take effect, so the turnstile stays closed until it expires.
    if (!hangUp.signal.aborted) await open();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

const pass = (tx: Tx, turnstile: Turnstile | null, id: string, until: number): Turnstile =>
  turnstile ? tx.put(turnstiles, { ...turnstile, until }) : tx.create(turnstiles, { id, until });
