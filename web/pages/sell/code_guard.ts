/**
 * Protects barcodes from guessing: the refusal "already listed" reveals something about other people's
 * tickets. Such answers are limited per account and per network; a limit that is used up alerts operators.
 */
import { networkOf } from "#domain/network.ts";
import type { Result } from "#domain/result.ts";
import { KeyLocks } from "#store/commit/locks.ts";
import type { Attempt } from "#domain/ports/throttling.ts";
import type { Ctx } from "../../request/state.ts";

type Asking = Pick<Ctx, "state">;

const subjectsOf = ({ state }: Asking, userId: string) => ({
  code_account: userId,
  code_address: state.context.visitor.address,
});

/** Runs an edit of one ticket; another barcode counts as a guess, whatever the result. */
export const guardedEdit = <T>(
  ctx: Asking,
  userId: string,
  { code }: { code?: string },
  present: string | null,
  run: () => Promise<Result<T>>,
): Promise<Result<T>> => guardedEdits(ctx, userId, [{ code, present }], run);

/** The same for several tickets: each other barcode is a guess. */
export async function guardedEdits<T>(
  ctx: Asking,
  userId: string,
  codes: readonly { code?: string; present: string | null }[],
  run: () => Promise<Result<T>>,
): Promise<Result<T>> {
  const others = codes.filter(({ code, present }) => code !== undefined && code !== present);
  for (const _ of others) {
    const taken = await ctx.state.system.throttling.take(subjectsOf(ctx, userId));
    if (!taken.ok) return taken;
  }
  return await run();
}

/** Within this process, listings of one account, or of one network, run one after another. */
const turns = new KeyLocks();

/**
 * Runs a listing, which counts as a guess if a barcode was already listed: the answer names one of them. The guess is counted
 * before the listing and given back if it was none; otherwise parallel requests would all pass. Since
 * listings take turns, a seller of many tickets never has more than one guess outstanding.
 */
export async function guardedListing<T>(
  ctx: Asking,
  userId: string,
  run: () => Promise<Result<T>>,
): Promise<Result<T>> {
  const { throttling, config } = ctx.state.system;
  if (!config.rateLimits) return await run();
  const subjects = subjectsOf(ctx, userId);
  // Taken before waiting for a turn, so it bounds the queue.
  const listing = await throttling.take({
    listing_account: userId,
    listing_address: subjects.code_address,
  });
  if (!listing.ok) return listing;
  const leave = await turns.acquire([
    `account ${userId}`,
    `network ${networkOf(subjects.code_address)}`,
  ]);
  try {
    const taken = await throttling.take(subjects);
    return taken.ok ? await unlessNoGuess(ctx, taken.value, run) : taken;
  } finally {
    leave();
  }
}

/** Gives the guess back unless the answer is "already listed": only that reveals something. */
async function unlessNoGuess<T>(
  { state: { system } }: Asking,
  attempt: Attempt,
  run: () => Promise<Result<T>>,
): Promise<Result<T>> {
  let isGuess = false;
  try {
    const result = await run();
    isGuess = !result.ok && result.refusal.code === "code_already_listed";
    return result;
  } finally {
    // A failure to give back does not fail the listing.
    if (!isGuess) {
      await system.store.transact((tx) => system.throttling.giveBack(tx, attempt))
        .catch((error) => system.log.error("give back a guess", error));
    }
  }
}
