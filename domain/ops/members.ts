/** Members of groups, named by e-mail address or id: `moderators` review tickets, `operators` run the exchange. */
import { says } from "#words/problems.ts";
import { addMember, removeMember } from "../groups/commands.ts";
import { groups } from "../groups/group.ts";
import { MODERATORS, OPERATORS } from "../permissions/model.ts";
import { wordsOf } from "../refusals.ts";
import type { Result } from "../result.ts";
import { users } from "../users/user.ts";
import { done, type Ops, type OpsAnswer, refused, refusedAs, type Who } from "./ops.ts";
import { ambiguous, isEmail, resolveAccount, showUser } from "./people.ts";

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
  /** An e-mail address or a user's id. */
  person: string;
}

export async function addToGroup(
  x: Ops,
  { group, person }: Change,
  who: Who,
): Promise<OpsAnswer> {
  const meant = await resolveAccount(x, person);
  if (!meant.ok) return meant;
  const { user, proved } = meant.value;
  // Anybody can sign up with any address; an unverified one does not identify the user. An id does.
  if (proved === false && isEmail(person)) {
    return refusedAs("invalid", says("email_unconfirmed", { person: showUser(user) }));
  }
  return said(group, user, await addMember(x, group, user.id, who));
}

/** Searches only the members, so that a member without an account can be removed, too. */
export async function removeFromGroup(
  x: Ops,
  { group, person }: Change,
  who: Who,
): Promise<OpsAnswer> {
  const ids = (await x.store.get(groups, group))?.members ?? [];
  const people = await x.store.getMany(users, ids);
  const key = x.identity.addressKey(person);
  const found = ids.map((id, place) => ({ id, user: people[place] }))
    .filter(({ id, user }) =>
      isEmail(person) ? user !== null && x.identity.addressKey(user.email) === key : id === person
    );
  if (found.length > 1) return ambiguous(person, found.flatMap(({ user }) => user ?? []));
  if (found.length === 0) {
    return refusedAs("not_found", says("no_such_member", { group }));
  }
  const [{ id, user }] = found;
  return said(
    group,
    user ?? { id, name: null, email: null },
    await removeMember(x, group, id, who),
  );
}

type Named = { id: string; name: string | null; email: string | null };

function said(group: GroupName, { id, name, email }: Named, result: Result<unknown>): OpsAnswer {
  if (result.ok) return done({ group, id, name, email });
  return refused(result.refusal.code, wordsOf(result.refusal).title);
}
