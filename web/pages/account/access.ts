/** What goes on after a new password: tokens, and the programs of a person's own. */
import type { Ctx } from "../../request/state.ts";

/** To the page that lists what still acts for them, where there is something. */
export async function afterNewPassword(
  { state: { system } }: Pick<Ctx, "state">,
  userId: string,
): Promise<string> {
  // The password is changed whatever that server does: its page says that it is away.
  const left = await system.clients.list(userId).catch(() => null);
  return left?.length === 0 ? "/account" : "/account/access";
}
