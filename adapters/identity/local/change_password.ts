/** Changing the password ends every other session at once, however many there are. */
import { says } from "#words/problems.ts";
import type { OwnAccounts, SignedIn, Visitor } from "#domain/identity.ts";
import { ok, refuse } from "#domain/result.ts";
import { credentials } from "./credential.ts";
import type { Accounts } from "./accounts.ts";
import { normalPassword, passwordProblem } from "./password.ts";
import { createSession, isLive, newToken, sessions } from "./session.ts";
import { unlessAbandoned } from "./sign_in.ts";

type ChangePassword = OwnAccounts["changePassword"];

/** Refused as `invalid` with path "current" or "next", or as `rate_limited`. */
export async function changePassword(
  accounts: Accounts,
  who: SignedIn,
  input: Parameters<ChangePassword>[1],
  visitor: Visitor,
): ReturnType<ChangePassword> {
  const { store, hasher, throttling } = accounts;
  const { user, session } = who;
  const problem = passwordProblem(input.next, user.email);
  if (problem) return refuse("invalid", { errors: [{ path: "next", message: problem }] });
  // A stolen session must not serve to guess the password.
  const taken = await throttling.take({ proof_account: user.id });
  if (!taken.ok) return taken;
  return await unlessAbandoned(accounts, taken.value, async () => {
    const [credential, own] = await store.snapshot([
      [credentials, user.id],
      [sessions, session.id],
    ]);
    // Asked first: whose session has ended learns nothing about the password.
    if (!own || !isLive(own, credential, store.now())) return refuse("unauthenticated");
    const current = normalPassword(input.current);
    const right = await hasher.verify(current ?? "", credential?.hash ?? null);
    if (!right || !credential || current === null) {
      const message = says("wrong_password");
      return refuse("invalid", { errors: [{ path: "current", message }] });
    }
    const hash = await hasher.hash(normalPassword(input.next)!);
    const made = await newToken(store);
    return await store.transact(async (tx) => {
      const [now, own] = await tx.getMany([[credentials, user.id], [sessions, session.id]]);
      // Signed out, or the password changed, while we hashed: this session may do nothing more.
      if (!own || now?.epoch !== credential.epoch) return refuse("unauthenticated");
      // The new epoch ends this session with all the others.
      const next = tx.put(credentials, { ...now, hash, epoch: now.epoch + 1 });
      await throttling.succeed(tx, taken.value);
      createSession(tx, made, next, visitor);
      return ok({ token: made.token });
    });
  });
}
