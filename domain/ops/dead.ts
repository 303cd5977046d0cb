/** Dead letters: listing, replaying and discarding them. */
import { keyText } from "#store/base/errors.ts";
import { type DeadLetter } from "#store/outbox/dead_letters.ts";
import { done, type Ops, type OpsAnswer, refused } from "./ops.ts";

/** Most letters in one list. */
export const MAX_LISTED = 100;
/** Most letters that "all" covers in one run. */
const MAX_AT_ONCE = 10_000;

export interface Letter extends DeadLetter {
  /** Whether it is about money. */
  readonly money: boolean;
}
/** The letters of one event, one letter, or all. */
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

/** Replays the letters that died because this value could not be read. Returns how many. */
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
  // The empty name sorts before every handler's name.
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
