/** Mail that went nowhere: for development, and for nobody else. */
import type { Mail } from "#domain/ports/mod.ts";
import { refuse } from "../../answer/refused.ts";
import { sitsHere } from "../../request/sits_here.ts";
import type { Ctx } from "../../request/state.ts";

/** Newest first; `not_found` where others can come, and where mail goes out. */
export function sentMail(
  ctx: Pick<Ctx, "state" | "url">,
): readonly (Mail & { sentAt: number })[] {
  if (!sitsHere(ctx)) refuse("not_found");
  return ctx.state.system.mailer.sent() ?? refuse("not_found");
}
