/** A user's name as others see it. Pure. */
import type { Settings } from "../ports/settings.ts";
import type { User } from "./user.ts";

export type NameState = "shown" | "waiting" | "refused";

/** With moderation on, a name is shown after a moderator has approved it. A refused name is never shown. */
export function nameState(user: User, { moderation }: Pick<Settings, "moderation">): NameState {
  if (user.refusedName?.name === user.name) return "refused";
  return !moderation || user.approvedName === user.name ? "shown" : "waiting";
}

/** Null if others may not see the name. */
export const shownName = (
  user: User | null,
  settings: Pick<Settings, "moderation">,
): string | null => user && nameState(user, settings) === "shown" ? user.name : null;

/** The name of an app's owner: not reviewed, but a refused name is not shown here either. */
export const nameOfOwner = (user: User | null): string | null =>
  user && user.refusedName?.name !== user.name ? user.name : null;
