/** Re-authentication: a signed-in user enters the password again, which a stolen session does not know. */
import { says } from "#words/problems.ts";
import type { SignedIn } from "#domain/ports/people.ts";
import { ok, refuse, type Result } from "#domain/result.ts";
import type { Attempt } from "#domain/ports/throttling.ts";
import type { Accounts } from "./accounts.ts";
import { type Credential, credentials } from "./credential.ts";
import { normalPassword } from "./password.ts";
import { isLive, sessions } from "./session.ts";
import { unlessAbandoned } from "./sign_in.ts";

/**
 * Calls `run` if the password is right; `run` calls `throttling.succeed` in its transaction. Refusals:
 * `invalid` with path "current", `rate_limited`, `unauthenticated` if the session has ended.
 */
export async function withProof<T>(
  accounts: Accounts,
  { user, session }: SignedIn,
  current: string,
  run: (credential: Credential, attempt: Attempt) => Promise<Result<T>>,
): Promise<Result<T>> {
  const { store, hasher, throttling } = accounts;
  const taken = await throttling.take({ proof_account: user.id });
  if (!taken.ok) return taken;
  return await unlessAbandoned(accounts, taken.value, async () => {
    const [credential, own] = await store.snapshot([
      [credentials, user.id],
      [sessions, session.id],
    ]);
    // Checked first, so that an ended session cannot be used to guess the password.
    if (!own || !isLive(own, credential, store.now())) return refuse("unauthenticated");
    const password = normalPassword(current);
    const right = await hasher.verify(password ?? "", credential?.hash ?? null);
    if (right && credential && password !== null) return await run(credential, taken.value);
    return refuse("invalid", { errors: [{ path: "current", message: says("wrong_password") }] });
  });
}

export const prove = (accounts: Accounts, who: SignedIn, current: string): Promise<Result<null>> =>
  withProof(accounts, who, current, async (_credential, attempt) => {
    await accounts.store.transact((tx) => accounts.throttling.succeed(tx, attempt));
    return ok(null);
  });
