/** Changes the password, which ends all other sessions. */
import { emit } from "#domain/events.ts";
import type { SignedIn, Visitor } from "#domain/ports/people.ts";
import type { OwnAccounts } from "#domain/ports/own_accounts.ts";
import { ok, refuse } from "#domain/result.ts";
import { emailKey } from "#domain/users/email.ts";
import type { User } from "#domain/users/user.ts";
import type { Tx } from "#store/types.ts";
import { pairOf } from "../../throttle/limits.ts";
import { type Credential, credentials } from "./credential.ts";
import type { Accounts } from "./accounts.ts";
import { makeKnown } from "./known_browser.ts";
import { normalPassword, passwordProblem } from "./password.ts";
import { withProof } from "./proof.ts";
import { createSession, newToken, sessions } from "./session.ts";

type ChangePassword = OwnAccounts["changePassword"];

/** Refusals: `invalid` with path "current" or "next", `rate_limited`. */
export async function changePassword(
  accounts: Accounts,
  who: SignedIn,
  input: Parameters<ChangePassword>[1],
  visitor: Visitor,
): ReturnType<ChangePassword> {
  const { store, secrets, hasher, throttling } = accounts;
  const { user, session } = who;
  const problem = passwordProblem(input.next, user.email);
  if (problem) return refuse("invalid", { errors: [{ path: "next", message: problem }] });
  return await withProof(accounts, who, input.current, async (credential, attempt) => {
    const hash = await hasher.hash(normalPassword(input.next)!);
    const made = newToken(store);
    const known = await makeKnown(secrets, nextOf(credential), store.now());
    return await store.transact(async (tx) => {
      const [now, own] = await tx.getMany([[credentials, user.id], [sessions, session.id]]);
      // Signed out, or password changed, while we hashed: the session is no longer valid.
      if (!own || now?.epoch !== credential.epoch) return refuse("unauthenticated");
      const next = await setPassword(tx, accounts, { user, credential: now, hash, visitor });
      await throttling.succeed(tx, attempt);
      createSession(tx, made, next, visitor);
      return ok({ user, token: made.token, known });
    });
  });
}

/** The credential with the epoch of the next password. */
export const nextOf = <C extends Pick<Credential, "epoch">>(credential: C): C => ({
  ...credential,
  epoch: credential.epoch + 1,
});

interface NewPassword {
  user: Pick<User, "email">;
  credential: Credential;
  hash: string;
  visitor: Pick<Visitor, "address">;
}

/**
 * Sets a password. The new epoch invalidates all earlier sessions, links and known browsers, and the owner
 * gets a mail. Counts of attempts at the former password and of its recovery links are reset.
 */
export async function setPassword(
  tx: Tx,
  { throttling }: Pick<Accounts, "throttling">,
  { user, credential, hash, visitor }: NewPassword,
): Promise<Credential> {
  const account = emailKey(user.email);
  await throttling.forget(tx, {
    sign_in_account: account,
    sign_in_pair: pairOf(account, visitor.address),
    recovery_account: account,
  });
  const next = tx.put(credentials, { ...nextOf(credential), hash });
  emit(tx, { name: "password:changed", payload: { userId: next.id, epoch: next.epoch } });
  return next;
}
