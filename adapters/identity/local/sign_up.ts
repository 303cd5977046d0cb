/** Signs up: creates account and session in one commit. */
import type { Visitor } from "#domain/ports/people.ts";
import type { OwnAccounts } from "#domain/ports/own_accounts.ts";
import { ok, refuse } from "#domain/result.ts";
import { emailKey } from "#domain/users/email.ts";
import { users } from "#domain/users/user.ts";
import { checkAccount, createAccount } from "./account.ts";
import type { Accounts } from "./accounts.ts";
import { FIRST_EPOCH } from "./credential.ts";
import { makeKnown } from "./known_browser.ts";
import { createSession, newToken } from "./session.ts";

type SignUp = OwnAccounts["signUp"];

export async function signUp(
  { store, secrets, hasher, throttling }: Accounts,
  input: Parameters<SignUp>[0],
  visitor: Visitor,
): ReturnType<SignUp> {
  const checked = checkAccount(input);
  if (!checked.ok) return checked;
  const { name, email, password } = checked.value;
  // Also counted if it succeeds: the answer reveals which addresses have accounts.
  const attempt = await throttling.take({ sign_up_address: visitor.address });
  if (!attempt.ok) return attempt;
  if (await store.find(users, "email", [emailKey(email)])) return refuse("email_taken");
  const hash = await hasher.hash(password);
  const made = newToken(store);
  const account = { id: store.newId(), name, email, hash };
  const known = await makeKnown(secrets, { id: account.id, epoch: FIRST_EPOCH }, store.now());
  const created = await createAccount(store, account, (tx, credential) => {
    createSession(tx, made, credential, visitor);
  });
  if (!created.ok) return created;
  return ok({ user: created.value, token: made.token, known });
}
