/**
 * Bounds on what a person may have hold also for who asks for much of it at once: whoever adds to such a
 * list passes its turnstile, one after the other, and counts what is there.
 */
import { z } from "zod";
import { Busy } from "#store/base/errors.ts";
import { ending, type Entity, entity, type KeyPart, type Stored } from "#store/entity/mod.ts";
import { KeyLocks } from "#store/commit/locks.ts";
import type { Store, Tx } from "#store/types.ts";
import { instant, stored } from "./stored.ts";

/** A transaction takes no longer; later the row guards nothing any more. */
const GUARDS_MS = 3_600_000;

export const turnstileSchema = z.object({
  ...stored,
  /** What is added to, and whose it is: longer than other ids. */
  id: z.string().min(1).max(200),
  until: instant,
});
export type Turnstile = z.infer<typeof turnstileSchema>;

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
 * Whether a list, all that stands under `prefix`, takes one more; to be asked within the transaction that
 * adds it. Of two at once the slower one's commit fails on the turnstile, and it counts again.
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
  // First the turnstile, then the count: whoever adds in between moves the turnstile.
  const turnstile = await tx.get(turnstiles, id);
  const there = await store.listKeys(entity, index, { prefix: [...prefix], limit: max });
  if (there.length >= max) return false;
  pass(tx, turnstile, id, tx.now + GUARDS_MS);
  return true;
}

/** Of one list, those of this process who add or wait to: twice what the longest of them takes in. */
export const MAX_IN_LINE = 100;

const lines = new KeyLocks();
/** How long each line is; without those that nobody stands in. */
const lengths = new Map<string, number>();

/**
 * The same for a list that another server keeps: nobody else passes while `act` counts and adds there.
 * Others of this process wait, few of them; the rest, and those of another one, are told to come back
 * (`Busy`). After `withinMs` the signal that `act` is given aborts, and whatever it does it has failed;
 * who has waited longer than that does not begin.
 */
export async function passAlone<A>(
  store: Pick<Store, "transact" | "processId">,
  id: string,
  withinMs: number,
  act: (signal: AbortSignal) => Promise<A>,
): Promise<A> {
  const line = `${store.processId} ${id}`;
  const length = lengths.get(line) ?? 0;
  if (length >= MAX_IN_LINE) throw new Busy("Too many are adding");
  lengths.set(line, length + 1);
  const since = performance.now();
  const leave = await lines.acquire([line]);
  try {
    if (performance.now() - since > withinMs) throw new Busy("Waited too long");
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
    if (turnstile && turnstile.until > tx.now) throw new Busy("Somebody else is adding");
    // As long again for what the other server does after we have hung up.
    return pass(tx, turnstile, id, tx.now + 2 * withinMs);
  });
  const open = () =>
    store.transact(async (tx) => {
      const turnstile = await tx.get(turnstiles, id);
      if (turnstile?.version === mine.version) tx.delete(turnstiles, id);
    }).catch(() => {}); // it opens by itself
  const late = Promise.withResolvers<never>();
  const hangUp = new AbortController();
  const timer = setTimeout(() => {
    const error = new Busy("Adding took too long");
    hangUp.abort(error);
    late.reject(error);
  }, withinMs);
  try {
    const done = await Promise.race([act(hangUp.signal), late.promise]);
    await open();
    return done;
  } catch (error) {
    // Of one that was cut off nobody knows what it still does.
    if (!hangUp.signal.aborted) await open();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

const pass = (tx: Tx, turnstile: Turnstile | null, id: string, until: number): Turnstile =>
  turnstile ? tx.put(turnstiles, { ...turnstile, until }) : tx.create(turnstiles, { id, until });
