/** Operators put people into groups and take them out. Both may be repeated. */
import type { Store } from "#store/types.ts";
import { ok, refuse, type Result } from "../result.ts";
import { idSchema } from "../stored.ts";
import { type Group, groups, MAX_MEMBERS } from "./group.ts";

type Grouping = { store: Store };

/** Creates the group with its first member. Refused as `invalid` when the group is full. */
export async function addMember(
  x: Grouping,
  group: string,
  userId: string,
): Promise<Result<Group>> {
  const problem = problemOf(group, userId);
  if (problem) return problem;
  return await x.store.transact(async (tx): Promise<Result<Group>> => {
    const found = await tx.get(groups, group);
    if (!found) return ok(tx.create(groups, { id: group, members: [userId] }));
    if (found.members.includes(userId)) return ok(found);
    if (found.members.length >= MAX_MEMBERS) {
      return refuse("invalid", {
        errors: [{ path: "userId", message: `The group has ${MAX_MEMBERS} members already` }],
      });
    }
    return ok(tx.put(groups, { ...found, members: [...found.members, userId] }));
  });
}

/** Does nothing when the user is no member; `not_found` when there is no such group. */
export async function removeMember(
  x: Grouping,
  group: string,
  userId: string,
): Promise<Result<Group>> {
  const problem = problemOf(group, userId);
  if (problem) return problem;
  return await x.store.transact(async (tx): Promise<Result<Group>> => {
    const found = await tx.get(groups, group);
    if (!found) return refuse("not_found");
    if (!found.members.includes(userId)) return ok(found);
    return ok(tx.put(groups, {
      ...found,
      members: found.members.filter((member) => member !== userId),
    }));
  });
}

function problemOf(group: string, userId: string) {
  const errors = [
    ...(idSchema.safeParse(group).success ? [] : [{ path: "group", message: "Is not a name" }]),
    ...(idSchema.safeParse(userId).success ? [] : [{ path: "userId", message: "Is not an id" }]),
  ];
  return errors.length > 0 ? refuse("invalid", { errors }) : null;
}
