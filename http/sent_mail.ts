/** Mail that went nowhere: for development, and for nobody else. */
import type { Mail } from "#domain/ports.ts";
import { refuse } from "./refused.ts";
import { sitsHere } from "./sits_here.ts";
import type { Ctx } from "./state.ts";

/** Newest first; `not_found` where others can come, and where mail goes out. */
export function sentMail(
  ctx: Pick<Ctx, "state" | "url">,
): readonly (Mail & { sentAt: number })[] {
  if (!sitsHere(ctx)) refuse("not_found");
  return ctx.state.system.mailer.sent() ?? refuse("not_found");
}
