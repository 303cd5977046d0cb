/**
 * Who is told that a barcode is listed already learns something about other people's tickets. So the
 * answers are few: per account and per network, with an alarm for operators once they are used up.
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

/** An edit that brings another barcode: each is a guess, whatever comes of it. */
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

/** Where listings of one account, and of one network, take turns within this process. */
const turns = new KeyLocks();

/**
 * A new listing: a guess if the barcode was listed. It is counted before the answer and given back when
 * it was none, or many at once would all pass. Who lists many tickets at once is not held up by their
 * own: in turns, one of them at most is counted and not yet given back.
 */
export async function guardedListing(
  ctx: Asking,
  userId: string,
  run: () => Promise<Result<Ticket>>,
): Promise<Result<Ticket>> {
  const { throttling, config } = ctx.state.system;
  if (!config.rateLimits) return await run();
  const subjects = subjectsOf(ctx, userId);
  // Before the line, whose length it bounds.
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

/** Only "it is listed already" tells something: an answer that says anything else, or none, is no guess. */
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
    // What was listed is listed, whatever becomes of the count.
    if (!isGuess) {
      await system.store.transact((tx) => system.throttling.giveBack(tx, attempt))
        .catch((error) => system.log.error("give back a guess", error));
    }
  }
}
