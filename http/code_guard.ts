/**
 * Who is told that a barcode is listed already learns something about other people's tickets. So the
 * answers are few: per account and per network, with an alarm for operators once they are used up.
 */
import type { Result } from "#domain/result.ts";
import type { Ticket } from "#domain/tickets/ticket.ts";
import type { Ctx } from "./state.ts";

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

/** A new listing: a guess if the barcode was listed; sellers who list many tickets are not held up. */
export async function guardedListing(
  ctx: Asking,
  userId: string,
  run: () => Promise<Result<Ticket>>,
): Promise<Result<Ticket>> {
  const { throttling } = ctx.state.system;
  const subjects = subjectsOf(ctx, userId);
  const left = await throttling.look(subjects);
  if (!left.ok) return left;
  const listing = await throttling.take({
    listing_account: userId,
    listing_address: subjects.code_address,
  });
  if (!listing.ok) return listing;
  const result = await run();
  if (!result.ok && result.refusal.code === "code_already_listed") await throttling.take(subjects);
  return result;
}
