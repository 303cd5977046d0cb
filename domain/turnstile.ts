/**
 * Bounds on what a person may have hold also for who asks for much of it at once: whoever adds to such a
 * list passes its turnstile, one after the other, and counts what is there.
 */
import { z } from "zod";
import { ending, type Entity, entity, type KeyPart, type Stored } from "#store/entity.ts";
import { KeyLocks } from "#store/locks.ts";
import { Busy, type Store, type Tx } from "#store/types.ts";
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

const lines = new KeyLocks();

/**
 * The same for a list that another server keeps: nobody else passes while `act` counts and adds there.
 * Others of this process wait; those of another one are told to come back (`Busy`). `withinMs`: `act` is
 * over by then.
 */
export async function passAlone<A>(
  store: Pick<Store, "transact" | "processId">,
  id: string,
  withinMs: number,
  act: () => Promise<A>,
): Promise<A> {
  const leave = await lines.acquire([`${store.processId} ${id}`]);
  try {
    const mine = await store.transact(async (tx) => {
      const turnstile = await tx.get(turnstiles, id);
      if (turnstile && turnstile.until > tx.now) throw new Busy("Another process is adding");
      return pass(tx, turnstile, id, tx.now + withinMs);
    });
    try {
      return await act();
    } finally {
      await store.transact(async (tx) => {
        const turnstile = await tx.get(turnstiles, id);
        if (turnstile?.version === mine.version) tx.delete(turnstiles, id);
      }).catch(() => {}); // it opens by itself
    }
  } finally {
    leave();
  }
}

const pass = (tx: Tx, turnstile: Turnstile | null, id: string, until: number): Turnstile =>
  turnstile ? tx.put(turnstiles, { ...turnstile, until }) : tx.create(turnstiles, { id, until });
