/**
 * Protects barcodes from guessing: the refusal "already listed" reveals something about other people's
 * tickets. Such answers are limited per account and per network; a limit that is used up alerts operators.
 */
import { networkOf } from "#domain/network.ts";
import type { Result } from "#domain/result.ts";
import type { Ticket } from "#domain/tickets/ticket.ts";
import { KeyLocks } from "#store/commit/locks.ts";
import type { Attempt } from "#domain/ports/throttling.ts";
import type { Ctx } from "../../request/state.ts";

type Asking = Pick<Ctx, "state">;

const subjectsOf = ({ state }: Asking, userId: string) => ({
  code_account: userId,
  code_address: state.context.visitor.address,
});

/** Runs an edit; one with another barcode counts as a guess, whatever its result. */
export async function guardedEdit(
  ctx: Asking,
  userId: string,
  change: { code?: string },
  present: string | null,
  run: () => Promise<Result<Ticket>>,
): Promise<Result<Ticket>> {
  if (change.code === undefined || change.code === present) return await run();
  const taken = await ctx.state.system.throttling.take(subjectsOf(ctx, userId));
  return taken.ok ? await run() : taken;
}

/** Within this process, listings of one account, or of one network, run one after another. */
const turns = new KeyLocks();

/**
 * Runs a listing, which counts as a guess if the barcode was already listed. The guess is counted
 * before the listing and given back if it was none; otherwise parallel requests would all pass. Since
 * listings take turns, a seller of many tickets never has more than one guess outstanding.
 */
export async function guardedListing(
  ctx: Asking,
  userId: string,
  run: () => Promise<Result<Ticket>>,
): Promise<Result<Ticket>> {
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
async function unlessNoGuess(
  { state: { system } }: Asking,
  attempt: Attempt,
  run: () => Promise<Result<Ticket>>,
): Promise<Result<Ticket>> {
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
