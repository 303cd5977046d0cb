/** Adding users to groups and removing them. Both can be repeated; each change is recorded as a decision. */
import { says } from "#words/problems.ts";
import type { Store, Tx } from "#store/types.ts";
import { record } from "../decisions/decision.ts";
import type { Who } from "../decisions/who.ts";
import { ok, refuse, type Result } from "../result.ts";
import { emit } from "../events.ts";
import { idSchema } from "../stored.ts";
import { type Group, groups, MAX_MEMBERS } from "./group.ts";

type Grouping = { store: Store };
/** Who changes the group, and why. */
type By = Who & { why: string };
/** For the initial setup, when there are no users yet. */
const SETUP: By = { by: "setup", why: "" };

/** Creates the group with its first member. Refusal: `invalid` if the group is full. */
export const addMember = (
  x: Grouping,
  group: string,
  userId: string,
  by: By = SETUP,
): Promise<Result<Group>> =>
  change(x, { action: "group_add", group, userId }, by, (tx, found) => {
    const members = found?.members ?? [];
    if (found && members.includes(userId)) return ok(found);
    if (members.length >= MAX_MEMBERS) {
      return refuse("invalid", {
        errors: [{ path: "userId", message: says("group_full", { max: MAX_MEMBERS }) }],
      });
    }
    const more = [...members, userId];
    return ok(
      found
        ? tx.put(groups, { ...found, members: more })
        : tx.create(groups, { id: group, members: more }),
    );
  });

/** Has no effect if the user is not a member. Refusal: `not_found` if the group does not exist. */
export const removeMember = (
  x: Grouping,
  group: string,
  userId: string,
  by: By = SETUP,
): Promise<Result<Group>> =>
  change(x, { action: "group_remove", group, userId }, by, (tx, found) => {
    if (!found) return refuse("not_found");
    if (!found.members.includes(userId)) return ok(found);
    const members = found.members.filter((member) => member !== userId);
    return ok(tx.put(groups, { ...found, members }));
  });

interface Change {
  readonly action: "group_add" | "group_remove";
  readonly group: string;
  readonly userId: string;
}

/** `decide` writes the group, or returns it as it was found if there is nothing to change. */
async function change(
  x: Grouping,
  { action, group, userId }: Change,
  by: By,
  decide: (tx: Tx, found: Group | null) => Result<Group>,
): Promise<Result<Group>> {
  const problem = problemOf(group, userId);
  if (problem) return problem;
  const id = x.store.newId();
  return await x.store.transact(async (tx): Promise<Result<Group>> => {
    const found = await tx.get(groups, group);
    const decided = decide(tx, found);
    if (!decided.ok || decided.value === found) return decided;
    record(tx, id, by, { action, reason: by.why || null, group, people: [userId] });
    const { version } = decided.value;
    emit(tx, { name: "group:changed", payload: { group, version } });
    return decided;
  });
}

function problemOf(group: string, userId: string) {
  const errors = [
    ...(idSchema.safeParse(group).success ? [] : [{ path: "group", message: "Is not a name" }]),
    ...(idSchema.safeParse(userId).success ? [] : [{ path: "userId", message: "Is not an id" }]),
  ];
  return errors.length > 0 ? refuse("invalid", { errors }) : null;
}
