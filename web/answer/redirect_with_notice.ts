/** The answer to a successful post: a redirect (303), and a notice on the page that follows. */
import type { Words } from "#words/languages.ts";
import { noticeCookie } from "./cookies.ts";
import { seeOther } from "./redirect.ts";
import type { Ctx } from "../request/state.ts";

export function redirectWithNotice(
  ctx: Pick<Ctx, "state">,
  location: string,
  notice: keyof Words["notices"],
): Response {
  return seeOther(location, {
    "set-cookie": noticeCookie(ctx.state.system.config.origin, notice),
  });
}
