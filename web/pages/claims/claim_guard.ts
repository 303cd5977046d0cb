/** How often one account may claim, and add pictures: each claim is work for a moderator, each picture for this process. */
import type { Result } from "#domain/result.ts";
import type { Ctx } from "../../request/state.ts";

type Asking = Pick<Ctx, "state">;

const guarded = (limit: "claim_account" | "picture_account") =>
async <T>(
  { state: { system } }: Asking,
  userId: string,
  run: () => Promise<Result<T>>,
): Promise<Result<T>> => {
  const taken = await system.throttling.take({ [limit]: userId });
  return taken.ok ? await run() : taken;
};

/** Refuses as `rate_limited`, or as `run` does. */
export const guardedClaim = guarded("claim_account");
/** The same for one picture. */
export const guardedPicture = guarded("picture_account");
