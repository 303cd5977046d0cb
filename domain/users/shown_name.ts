/** A person's name as others see it. Pure. */
import type { Settings } from "../ports/mod.ts";
import type { User } from "./user.ts";

export type NameState = "shown" | "waiting" | "refused";

/** With moderation on, a moderator has seen the very name first; a refused one is never shown. */
export function nameState(user: User, { moderation }: Pick<Settings, "moderation">): NameState {
  if (user.refusedName?.name === user.name) return "refused";
  return !moderation || user.approvedName === user.name ? "shown" : "waiting";
}

/** Null: others do not see it. */
export const shownName = (
  user: User | null,
  settings: Pick<Settings, "moderation">,
): string | null => user && nameState(user, settings) === "shown" ? user.name : null;

/** Of who registered a program: nobody reviews them, but a refused name is not shown here either. */
export const nameOfOwner = (user: User | null): string | null =>
  user && user.refusedName?.name !== user.name ? user.name : null;
