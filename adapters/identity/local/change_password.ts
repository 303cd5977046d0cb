/** Changing the password ends every other session at once, however many there are. */
import { emit } from "#domain/events.ts";
import type { SignedIn, Visitor } from "#domain/ports/identity.ts";
import type { OwnAccounts } from "#domain/own_accounts.ts";
import { ok, refuse } from "#domain/result.ts";
import { emailKey } from "#domain/users/email.ts";
import type { User } from "#domain/users/user.ts";
import type { Tx } from "#store/types.ts";
import { pairOf } from "../../throttle.ts";
import { type Credential, credentials } from "./credential.ts";
import type { Accounts } from "./accounts.ts";
import { makeKnown } from "./known_browser.ts";
import { normalPassword, passwordProblem } from "./password.ts";
import { withProof } from "./proof.ts";
import { createSession, newToken, sessions } from "./session.ts";

type ChangePassword = OwnAccounts["changePassword"];

/** Refused as `invalid` with path "current" or "next", or as `rate_limited`. */
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
    const made = await newToken(store);
    const known = await makeKnown(secrets, nextOf(credential), store.now());
    return await store.transact(async (tx) => {
      const [now, own] = await tx.getMany([[credentials, user.id], [sessions, session.id]]);
      // Signed out, or the password changed, while we hashed: this session may do nothing more.
      if (!own || now?.epoch !== credential.epoch) return refuse("unauthenticated");
      const next = await setPassword(tx, accounts, { user, credential: now, hash, visitor });
      await throttling.succeed(tx, attempt);
      createSession(tx, made, next, visitor);
      return ok({ user, token: made.token, known });
    });
  });
}

/** Of a password that follows: its epoch is one more. */
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
 * The new epoch ends all sessions, links and known browsers of before; the owner is told. Guesses at the
 * former password say nothing of the new one, and links that are dead are none that somebody has.
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
