/** Changing the password ends every other session at once, however many there are. */
import { emit } from "#domain/events.ts";
import type { SignedIn, Visitor } from "#domain/identity.ts";
import type { OwnAccounts } from "#domain/own_accounts.ts";
import { ok, refuse } from "#domain/result.ts";
import type { Tx } from "#store/types.ts";
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
      const next = setPassword(tx, now, hash);
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

/** The new epoch ends all sessions, links and known browsers of before; the owner is told. */
export function setPassword(tx: Tx, credential: Credential, hash: string): Credential {
  const next = tx.put(credentials, { ...nextOf(credential), hash });
  emit(tx, { name: "password:changed", payload: { userId: next.id, epoch: next.epoch } });
  return next;
}
