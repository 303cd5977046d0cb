/** After a successful post: go there, and say what was done on the page that follows. */
import type { Words } from "#words/languages.ts";
import { noticeCookie } from "./cookies.ts";
import { seeOther } from "./redirect.ts";
import type { Ctx } from "../request/state.ts";

export function done(
  ctx: Pick<Ctx, "state">,
  location: string,
  notice: keyof Words["notices"],
): Response {
  return seeOther(location, {
    "set-cookie": noticeCookie(ctx.state.system.config.origin, notice),
  });
}
