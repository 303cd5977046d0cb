/** People who are signed in, with tokens that a measurement knows. */
import { type Credential, credentials } from "#adapters/identity/local/credential.ts";
import { createSession, tokenHashOf } from "#adapters/identity/local/session.ts";
import { users } from "#domain/users/user.ts";
import type { Store } from "#store/types.ts";
import { pool } from "../measure.ts";
import { tokenOf } from "../rows.ts";

const emailOf = (n: number): string => `buyer.${n}@fill.test`;

/** The n-th has the token `tokenOf(n)`; those of an earlier measurement still do. */
export async function signIn(store: Store, count: number): Promise<void> {
  const known = await store.find(users, "email", [emailOf(count - 1)]);
  if (known) return;
  await pool(count, 64, async (n) => {
    const id = store.newId();
    const tokenHash = (await tokenHashOf(tokenOf(n)))!;
    const made = { token: tokenOf(n), tokenHash, sessionId: store.newId() };
    await store.transact((tx) => {
      tx.create(users, { id, name: `Buyer ${n}`, email: emailOf(n) });
      const credential: Credential = tx.create(credentials, { id, hash: "none", epoch: 1 });
      createSession(tx, made, credential, { address: "", userAgent: "bench" });
    });
  });
}
