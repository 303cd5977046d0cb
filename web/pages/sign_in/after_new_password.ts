/** Where a new password leads: tokens and apps keep their access. */
import type { Ctx } from "../../request/state.ts";

/** The page that lists tokens and apps if there are any; else the account page. */
export async function afterNewPassword(
  { state: { system } }: Pick<Ctx, "state">,
  userId: string,
): Promise<string> {
  // The password is already changed; the page says so when the server of the clients is away.
  const left = await system.clients.list(userId).catch(() => null);
  return left?.length === 0 ? "/account" : "/account/access";
}
