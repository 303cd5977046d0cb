/** Signs in: checks the password, starts a session and ends the browser's former one. */
import type { Visitor } from "#domain/ports/people.ts";
import type { OwnAccounts } from "#domain/ports/own_accounts.ts";
import { ok, refuse, type Result } from "#domain/result.ts";
import { typedKey } from "#domain/users/email.ts";
import { users } from "#domain/users/user.ts";
import { credentials } from "./credential.ts";
import type { Accounts } from "./accounts.ts";
import { knownBrowser, makeKnown } from "./known_browser.ts";
import { normalPassword } from "./password.ts";
import { createSession, newToken, sessions, tokenHashOf } from "./session.ts";
import type { Attempt } from "#domain/ports/throttling.ts";

type SignIn = OwnAccounts["signIn"];

export async function signIn(
  accounts: Accounts,
  input: Parameters<SignIn>[0],
  visitor: Visitor,
  { formerToken, known }: Parameters<SignIn>[2] = {},
): ReturnType<SignIn> {
  const { store, secrets, hasher, throttling } = accounts;
  const key = typedKey(input.email);
  const user = key === null ? null : await store.find(users, "email", [key]);
  const credential = user && await store.get(credentials, user.id);
  const browser = await knownBrowser(secrets, known, credential, store.now());
  const taken = await throttling.take({
    ...(browser !== null
      ? { sign_in_browser: browser }
      : key === null
      ? {}
      : { sign_in_account: key }),
    sign_in_address: visitor.address,
  });
  if (!taken.ok) return taken;
  return await unlessAbandoned(accounts, taken.value, async () => {
    const password = normalPassword(input.password);
    const right = await hasher.verify(password ?? "", credential?.hash ?? null);
    if (!right || !user || !credential || password === null) return refuse("bad_credentials");

    const rehashed = hasher.isOutdated(credential.hash) ? await hasher.hash(password) : null;
    const made = newToken(store);
    const knownFromNow = await makeKnown(secrets, credential, store.now());
    const formerHash = formerToken ? tokenHashOf(formerToken) : null;
    return await store.transact(async (tx) => {
      const now = await tx.get(credentials, user.id);
      // The password was changed while we hashed.
      if (now?.epoch !== credential.epoch) return refuse("bad_credentials");
      if (rehashed && now.hash === credential.hash) tx.put(credentials, { ...now, hash: rehashed });
      const former = formerHash && await tx.find(sessions, "token", [formerHash]);
      if (former) tx.delete(sessions, former.id);
      await throttling.succeed(tx, taken.value);
      createSession(tx, made, now, visitor);
      return ok({ user, token: made.token, known: knownFromNow });
    });
  });
}

/** Gives the attempt back if `run` throws, since its outcome is unknown. */
export async function unlessAbandoned<T>(
  { store, throttling }: Accounts,
  attempt: Attempt,
  run: () => Promise<Result<T>>,
): Promise<Result<T>> {
  try {
    return await run();
  } catch (error) {
    if (attempt.length > 0) await store.transact((tx) => throttling.giveBack(tx, attempt));
    throw error;
  }
}
