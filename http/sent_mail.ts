/** Mail that went nowhere: for development, and for nobody else. */
import type { Mail } from "#domain/ports.ts";
import { isLoopback } from "./address.ts";
import { refuse } from "./refused.ts";
import type { Ctx } from "./state.ts";

/** Newest first; `not_found` unless whoever asks sits at this machine. */
export function sentMail(ctx: Pick<Ctx, "state">): readonly (Mail & { sentAt: number })[] {
  const { config, mailer } = ctx.state.system;
  const mails = isLoopback(config.host) ? mailer.sent() : null;
  return mails ?? refuse("not_found");
}
