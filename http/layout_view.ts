/** What the frame of a page shows of the person. */
import type { LayoutView } from "#components/Layout.tsx";
import { MODERATORS } from "#domain/permissions/model.ts";
import { placeOf } from "./redirect.ts";
import type { State } from "./state.ts";

export function layoutView(
  { signedIn, groups, context }: Pick<State, "signedIn" | "groups" | "context">,
  req: Request,
  url: URL,
): LayoutView {
  const path = url.pathname;
  return {
    path,
    name: signedIn?.user.name ?? null,
    moderator: groups.includes(MODERATORS),
    notice: context.notice,
    bare: path.startsWith("/sandbox/"),
    place: placeOf(req, url, context.system.config.origin),
    language: context.manner.language,
    words: context.manner.words,
  };
}
