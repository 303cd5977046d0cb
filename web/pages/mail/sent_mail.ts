/** The mails that the console mailer kept; for development. */
import type { Mail } from "#domain/ports/mail.ts";
import { refuse } from "../../answer/refused.ts";
import { isOnThisMachine } from "../../request/on_this_machine.ts";
import type { Ctx } from "../../request/state.ts";

/** Newest first. Throws `not_found` for requests of other machines, and where mail is really sent. */
export function sentMail(
  ctx: Pick<Ctx, "state" | "url">,
): readonly (Mail & { sentAt: number })[] {
  if (!isOnThisMachine(ctx)) refuse("not_found");
  return ctx.state.system.mailer.sent() ?? refuse("not_found");
}
