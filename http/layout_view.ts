/** What the frame of a page shows of the person. */
import type { LayoutView } from "#components/Layout.tsx";
import { MODERATORS } from "#domain/permissions/model.ts";
import type { State } from "./state.ts";

export function layoutView(
  { signedIn, groups, context }: Pick<State, "signedIn" | "groups" | "context">,
  path: string,
): LayoutView {
  return {
    path,
    name: signedIn?.user.name ?? null,
    moderator: groups.includes(MODERATORS),
    notice: context.notice,
    bare: path.startsWith("/sandbox/"),
    words: context.manner.words,
  };
}
