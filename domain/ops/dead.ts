/** Dead letters: what died and why; one or all of them replayed or discarded. */
import { keyText } from "#store/base/errors.ts";
import { type DeadLetter } from "#store/outbox/dead_letters.ts";
import { done, type Ops, type OpsAnswer, refused } from "./ops.ts";

/** Letters told at once. */
export const MAX_LISTED = 100;
/** Letters of one "all": the rest is left for the next. */
const MAX_AT_ONCE = 10_000;

export interface Letter extends DeadLetter {
  /** Whether it is about money. */
  readonly money: boolean;
}
/** One event's letters, one of them, or all there are. */
export type Which = { eventId: string; handler?: string } | "all";

export async function listDead(
  x: Ops,
  { limit = MAX_LISTED, after }: { limit?: number; after?: { eventId: string; handler: string } },
): Promise<OpsAnswer> {
  const found = await x.store.outbox.listDead({ limit: limit + 1, after });
  const letters = found.slice(0, limit).map((letter) => shown(x, letter));
  return done({ letters, more: found.length > limit });
}

export async function showDead(x: Ops, which: { eventId: string }): Promise<OpsAnswer> {
  const letters = await lettersOf(x, which);
  if (letters.length === 0) return none();
  return done({ letters: letters.map((letter) => shown(x, letter)), more: false });
}

export const replayDead = (x: Ops, which: Which): Promise<OpsAnswer> =>
  forEach(x, which, ({ eventId, handler }) => x.store.outbox.replay(eventId, handler));

export const discardDead = (x: Ops, which: Which): Promise<OpsAnswer> =>
  forEach(x, which, ({ eventId, handler }) => x.store.outbox.discard(eventId, handler));

/** Those that died of one value that could not be read. */
export async function replayDeadOf(x: Ops, key: Deno.KvKey): Promise<number> {
  const start = `Unreadable: ${keyText(key)} cannot be read`;
  let replayed = 0;
  for await (const letter of allLetters(x)) {
    if (!letter.lastError?.startsWith(start)) continue;
    if (await x.store.outbox.replay(letter.eventId, letter.handler)) replayed++;
  }
  return replayed;
}

async function forEach(
  x: Ops,
  which: Which,
  act: (letter: DeadLetter) => Promise<boolean>,
): Promise<OpsAnswer> {
  const letters = await lettersOf(x, which);
  if (letters.length === 0 && which !== "all") return none();
  let count = 0;
  for (const letter of letters) if (await act(letter)) count++;
  return done({ count });
}

const none = () => refused("not_found", "There is no such dead letter.");

const shown = (x: Ops, letter: DeadLetter): Letter => ({
  ...letter,
  money: x.moneyHandlers.has(letter.handler),
});

async function lettersOf(x: Ops, which: Which): Promise<DeadLetter[]> {
  if (which === "all") return await Array.fromAsync(allLetters(x));
  const { eventId, handler } = which;
  // No handler's name sorts before the empty one.
  const found = await x.store.outbox.listDead({
    limit: MAX_LISTED,
    after: { eventId, handler: "" },
  });
  return found.filter((letter) =>
    letter.eventId === eventId && (handler === undefined || letter.handler === handler)
  );
}

async function* allLetters(x: Ops): AsyncGenerator<DeadLetter> {
  let after: DeadLetter | undefined;
  for (let seen = 0; seen < MAX_AT_ONCE; seen += MAX_LISTED) {
    const letters = await x.store.outbox.listDead({ limit: MAX_LISTED, after });
    yield* letters;
    if (letters.length < MAX_LISTED) return;
    after = letters.at(-1);
  }
}
