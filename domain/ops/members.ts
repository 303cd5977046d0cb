/** Who belongs to a group, by e-mail: `moderators` review tickets, `operators` run the exchange. */
import { addMember, removeMember } from "../groups/commands.ts";
import { groups } from "../groups/group.ts";
import { MODERATORS, OPERATORS } from "../permissions/model.ts";
import { wordsOf } from "../refusals.ts";
import type { Result } from "../result.ts";
import { emailKey, type User, users } from "../users/user.ts";
import { done, type Ops, type OpsAnswer, refused, type Who } from "./ops.ts";

export const GROUPS = [MODERATORS, OPERATORS] as const;
type GroupName = typeof GROUPS[number];

export async function listMembers(x: Ops, { group }: { group: GroupName }): Promise<OpsAnswer> {
  const found = await x.store.get(groups, group);
  const ids = found?.members ?? [];
  const people = await x.store.getMany(users, ids);
  const members = ids.map((id, place) => ({
    id,
    name: people[place]?.name ?? null,
    email: people[place]?.email ?? null,
  }));
  return done({ group, members });
}

interface Change {
  group: GroupName;
  email: string;
}

export const addToGroup = (x: Ops, args: Change, who: Who): Promise<OpsAnswer> =>
  change(x, args, who, addMember);

export const removeFromGroup = (x: Ops, args: Change, who: Who): Promise<OpsAnswer> =>
  change(x, args, who, removeMember);

async function change(
  x: Ops,
  { group, email }: Change,
  who: Who,
  act: typeof addMember,
): Promise<OpsAnswer> {
  const user = await userOf(x, email);
  if (!user) return refused("not_found", "No account has this e-mail. It must sign up first.");
  const result: Result<unknown> = await act(x, group, user.id, who);
  if (result.ok) return done({ group, id: user.id, name: user.name });
  return refused(result.refusal.code, wordsOf(result.refusal).title);
}

/** Where a server keeps the accounts, an account of our own from earlier days can no longer sign in. */
async function userOf(x: Ops, email: string): Promise<User | null> {
  const key = [emailKey(email)];
  if (!x.identity.flows) return await x.store.find(users, "email", key);
  // Kratos may have given the address to another identity since it was last seen here: the newest counts.
  const { items } = await x.store.list(users, "identity", { prefix: key, limit: 100 });
  return items.toSorted((a, b) => b.updatedAt - a.updatedAt)[0] ?? null;
}
