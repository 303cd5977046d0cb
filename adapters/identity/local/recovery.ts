/**
 * Account recovery after a forgotten password. The request does not reveal who has an account: it does the
 * same work for every address, and the account is looked up later, by the handler that sends the mail.
 */
import { z } from "zod";
import { emit } from "#domain/events.ts";
import type { Visitor } from "#domain/ports/people.ts";
import type { Entered, Recovery } from "#domain/ports/own_accounts.ts";
import { ok, refuse, type Result } from "#domain/result.ts";
import { idSchema, instant, stored } from "#domain/stored.ts";
import { emailInput, emailKey } from "#domain/users/email.ts";
import { type User, users } from "#domain/users/user.ts";
import { ending, entity } from "#store/entity/mod.ts";
import type { Store } from "#store/types.ts";
import type { Accounts } from "./accounts.ts";
import { nextOf, setPassword } from "./change_password.ts";
import { type Credential, credentials } from "./credential.ts";
import { makeKnown } from "./known_browser.ts";
import { makeLink, readLink } from "./link.ts";
import { normalPassword, passwordProblem } from "./password.ts";
import { createSession, newToken } from "./session.ts";

/** Lifetime of a link. */
export const LINK_MS = 30 * 60_000;

const recoverySchema = z.object({
  ...stored,
  /** The normalised address that was entered, whether or not there is an account. */
  email: z.string(),
  /** Whose link was sent, and the credential's epoch then; null if no mail was sent. */
  userId: idSchema.nullable(),
  epoch: z.int().nullable(),
  expiresAt: instant,
});
type StoredRecovery = z.infer<typeof recoverySchema>;

export const recoveries = entity({
  name: "recovery",
  about: "Somebody has forgotten a password; gone when its link is used or over.",
  schema: recoverySchema,
  indexes: {
    expiry: ending<StoredRecovery>("By their end, to remove old ones", (r) => [r.expiresAt]),
  },
});

export function recoveryOf(accounts: Accounts): Omit<Recovery, "finish"> {
  const { store, secrets, throttling } = accounts;
  return {
    async ask(email, visitor) {
      const parsed = emailInput.safeParse(email);
      if (!parsed.success) {
        const { message } = parsed.error.issues[0];
        return refuse("invalid", { errors: [{ path: "email", message }] });
      }
      const key = emailKey(parsed.data);
      const here = await throttling.take({ recovery_address: visitor.address });
      if (!here.ok) return here;
      // At the limit, links that still work are in the mailbox: nobody can lock out the owner this way.
      if (!(await throttling.take({ recovery_account: key })).ok) return ok(null);
      const id = store.newId();
      await store.transact((tx) => {
        const expiresAt = tx.now + LINK_MS;
        tx.create(recoveries, { id, email: key, userId: null, epoch: null, expiresAt });
        emit(tx, { name: "recovery:asked", payload: { recoveryId: id } });
      });
      return ok(null);
    },

    async letter(recoveryId) {
      const asked = await store.get(recoveries, recoveryId);
      const user = asked && await store.find(users, "email", [asked.email]);
      if (!user) return null;
      const sent = await store.transact(async (tx) => {
        const [row, credential] = await tx.getMany([
          [recoveries, recoveryId],
          [credentials, user.id],
        ]);
        if (!row || !credential || row.expiresAt <= tx.now) return null;
        return row.userId !== null
          ? row
          : tx.put(recoveries, { ...row, userId: user.id, epoch: credential.epoch });
      });
      if (sent?.userId !== user.id) return null;
      return { user, link: await makeLink(secrets, "recovery link", recoveryId) };
    },

    whose: async (link) => (await found(accounts, link))?.user ?? null,
  };
}

interface Found {
  row: StoredRecovery;
  user: User;
  credential: Credential;
}

/** The recovery that a link belongs to; null if the link is invalid or expired. */
async function found({ store, secrets }: Accounts, link: string): Promise<Found | null> {
  const id = await readLink(secrets, "recovery link", link);
  const row = id && await store.get(recoveries, id);
  if (!row) return null;
  const [user, credential] = await store.snapshot([
    [users, row.userId],
    [credentials, row.userId],
  ]);
  return user && credential && opens(store, row, user, credential)
    ? { row, user, credential }
    : null;
}

/** A link is invalid after a change of the password or of the address. */
const opens = (
  { now }: Pick<Store, "now">,
  row: StoredRecovery,
  user: User,
  credential: Credential,
): boolean =>
  now() < row.expiresAt && row.epoch === credential.epoch && row.email === emailKey(user.email);

export async function finishRecovery(
  accounts: Accounts,
  link: string,
  password: string,
  visitor: Visitor,
): Promise<Result<Entered>> {
  const { store, secrets, hasher } = accounts;
  const open = await found(accounts, link);
  if (!open) return refuse("link_over");
  const { row, user } = open;
  const problem = passwordProblem(password, user.email);
  if (problem) return refuse("invalid", { errors: [{ path: "password", message: problem }] });
  const hash = await hasher.hash(normalPassword(password)!);
  const made = newToken(store);
  const known = await makeKnown(secrets, nextOf(open.credential), store.now());
  return await store.transact(async (tx): Promise<Result<Entered>> => {
    const [now, owner, credential] = await tx.getMany([
      [recoveries, row.id],
      [users, user.id],
      [credentials, user.id],
    ]);
    // The link was used or invalidated while we hashed.
    if (!now || !owner || !credential || !opens({ now: () => tx.now }, now, owner, credential)) {
      return refuse("link_over");
    }
    tx.delete(recoveries, row.id);
    const next = await setPassword(tx, accounts, { user: owner, credential, hash, visitor });
    createSession(tx, made, next, visitor);
    return ok({ user: owner, token: made.token, known });
  });
}
