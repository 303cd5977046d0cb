/** Finds the user that an operator names by an id or an e-mail address, which must be unambiguous. */
import { says } from "#words/problems.ts";
import type { Account } from "../ports/people.ts";
import { emailKey } from "../users/email.ts";
import { type User, users } from "../users/user.ts";
import { isError } from "#store/base/errors.ts";
import { type Ops, type OpsRefusal, refused, refusedAs } from "./ops.ts";

export type Resolved<T> = { ok: true; value: T } | OpsRefusal;

/** How many users with similar addresses are checked; with more, the operator must give an id. */
const MAX_LOOKED_AT = 100;

type Needed = Pick<Ops, "store" | "identity">;

export const isEmail = (text: string): boolean => text.includes("@");

export const showUser = ({ id, email }: Pick<User, "id" | "email">): string => `${email} (${id})`;

/** Asks the identity adapter, so that the result is the current owner of the address. */
export async function resolveAccount(x: Needed, text: string): Promise<Resolved<Account>> {
  try {
    const account = isEmail(text) ? null : await x.identity.accountOf(text);
    const found = isEmail(text) ? await x.identity.accountsAt(text) : account ? [account] : [];
    if (found.length > 1) return ambiguous(text, found.map(({ user }) => user));
    if (found.length === 1) return { ok: true, value: found[0] };
    return refusedAs("not_found", says(isEmail(text) ? "nobody_with_email" : "nobody_with_id"));
  } catch (error) {
    if (!isError(error, "IdentityUnavailable")) throw error;
    return refused("unavailable", "The identity server does not answer. Try again.");
  }
}

/** All users with this address, including those whose identity no longer exists. */
export async function usersAt(x: Needed, email: string): Promise<User[]> {
  const key = x.identity.addressKey(email);
  const found = new Map<string, User>();
  // A command that only reads cannot keep a user at first sight; those that are kept are found below.
  const asked = await x.identity.accountsAt(email).catch((error) => {
    if (!isError(error, "IdentityUnavailable", "ReadOnly")) throw error;
    return [];
  });
  for (const { user } of asked) found.set(user.id, user);
  if (x.identity.flows) {
    const page = { prefix: [emailKey(email)], limit: MAX_LOOKED_AT };
    const { items } = await x.store.list(users, "identity", page);
    for (const user of items) {
      if (x.identity.addressKey(user.email) === key) found.set(user.id, user);
    }
  }
  return [...found.values()];
}

export const ambiguous = (email: string, found: readonly User[]) =>
  refusedAs(
    "invalid",
    says("several_with_email", { email, people: found.map(showUser).join(", ") }),
  );
