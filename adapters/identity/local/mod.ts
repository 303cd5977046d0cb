/** Local accounts: scrypt hashes and sessions in our own database. */
import type { Identity } from "#domain/ports/identity.ts";
import type { SignedIn } from "#domain/ports/people.ts";
import type { OwnAccounts } from "#domain/ports/own_accounts.ts";
import type { Logger } from "#domain/ports/logger.ts";
import { ok, refuse, type Result } from "#domain/result.ts";
import type { Secrets } from "#domain/ports/secrets.ts";
import { idSchema } from "#domain/stored.ts";
import { emailKey, typedKey } from "#domain/users/email.ts";
import { nameInput, users } from "#domain/users/user.ts";
import { isError } from "#store/base/errors.ts";
import { LRUCache } from "lru-cache";
import type { Store } from "#store/types.ts";
import type { Accounts } from "./accounts.ts";
import { changePassword } from "./change_password.ts";
import { credentials } from "./credential.ts";
import { askEmailChange, emailChangesOf } from "./email_change.ts";
import { type Cost, createHasher } from "./hasher.ts";
import { prove } from "./proof.ts";
import { finishRecovery, recoveryOf } from "./recovery.ts";
import { isLive, publicSession, sessions, tokenHashOf } from "./session.ts";
import { deleteSession, tidySessions, touchSession } from "./session_care.ts";
import { signIn } from "./sign_in.ts";
import { signUp } from "./sign_up.ts";
import { createThrottling } from "../../throttle/mod.ts";

export { addAccount } from "./account.ts";
export { type Cost, LOW_COST } from "./hasher.ts";

interface LocalIdentityOptions {
  store: Store;
  secrets: Pick<Secrets, "digest">;
  log: Logger;
  /** False: nothing is limited, and the queue for password hashes is practically unbounded. */
  rateLimits: boolean;
  /** scrypt's parameters, if not the defaults. */
  cost?: Cost;
}

const MAX_WAITING = { limited: 32, unlimited: 20_000 };
/** Sessions that were seen lately, about 200 bytes each. */
const MAX_SEEN = 10_000;
/** Retry-After when the queue for password hashes is full. */
const OVERLOADED_SECONDS = 3;

export interface LocalIdentity extends Identity {
  readonly accounts: OwnAccounts;
  readonly flows: null;
}

export function createLocalIdentity(options: LocalIdentityOptions): LocalIdentity {
  const { store, secrets, log, rateLimits, cost } = options;
  const maxWaiting = rateLimits ? MAX_WAITING.limited : MAX_WAITING.unlimited;
  const hasher = createHasher({ cost, maxWaiting });
  const throttling = createThrottling({ ...options, enabled: rateLimits });
  const accounts: Accounts = { store, secrets, hasher, throttling };

  /** Errors are only logged: housekeeping must not fail the request. */
  async function tidy(userId: string): Promise<void> {
    await tidySessions(store, userId).catch((error) => log.error("tidy sessions", error));
  }

  const ways: OwnAccounts = {
    signUp: (input, visitor) => unlessFull(() => signUp(accounts, input, visitor)),

    async signIn(input, visitor, browser) {
      const signedIn = await unlessFull(() => signIn(accounts, input, visitor, browser));
      if (signedIn.ok) await tidy(signedIn.value.user.id);
      return signedIn;
    },

    async changePassword(who, input, visitor) {
      const changed = await unlessFull(() => changePassword(accounts, who, input, visitor));
      if (changed.ok) await tidy(who.user.id);
      return changed;
    },

    prove: (who, current) => unlessFull(() => prove(accounts, who, current)),

    recovery: {
      ...recoveryOf(accounts),
      async finish(link, password, visitor) {
        const entered = await unlessFull(() => finishRecovery(accounts, link, password, visitor));
        if (entered.ok) await tidy(entered.value.user.id);
        return entered;
      },
    },

    emailChanges: {
      ...emailChangesOf(accounts),
      ask: (who, input) => unlessFull(() => askEmailChange(accounts, who, input)),
    },

    async changeName(userId, name) {
      const parsed = nameInput.safeParse(name);
      if (!parsed.success) {
        const message = parsed.error.issues[0].message;
        return refuse("invalid", { errors: [{ path: "name", message }] });
      }
      return await store.transact(async (tx) => {
        const user = await tx.get(users, userId);
        return user ? ok(tx.put(users, { ...user, name: parsed.data })) : refuse("not_found");
      });
    },
  };

  /** Whose session a token was, to read it with its user in one step. What is read decides. */
  const seen = new LRUCache<string, { sessionId: string; userId: string }>({ max: MAX_SEEN });

  async function readSession(tokenHash: string) {
    const hint = seen.get(tokenHash);
    if (hint) {
      const { sessionId, userId } = hint;
      const [session, user, credential] = await store.snapshot([
        [sessions, sessionId],
        [users, userId],
        [credentials, userId],
      ]);
      if (session?.tokenHash === tokenHash && session.userId === userId) {
        return { session, user, credential };
      }
      seen.delete(tokenHash);
    }
    const session = await store.find(sessions, "token", [tokenHash]);
    if (!session) return null;
    const { id: sessionId, userId } = session;
    const [user, credential] = await store.snapshot([[users, userId], [credentials, userId]]);
    seen.set(tokenHash, { sessionId, userId });
    return { session, user, credential };
  }

  return {
    accounts: ways,
    flows: null,
    addressKey: emailKey,

    async accountsAt(email) {
      const key = typedKey(email);
      const user = key === null ? null : await store.find(users, "email", [key]);
      return user ? [{ user, proved: null }] : [];
    },

    async accountOf(userId) {
      const user = idSchema.safeParse(userId).success ? await store.get(users, userId) : null;
      return user && { user, proved: null };
    },

    // Local accounts are never blocked or removed.
    isActive: () => Promise.resolve(true),

    async signedIn(token): Promise<SignedIn | null> {
      const tokenHash = tokenHashOf(token);
      const known = tokenHash && await readSession(tokenHash);
      if (!known) return null;
      const { session, user, credential } = known;
      if (!user || !isLive(session, credential, store.now())) return null;
      const touched = await touchSession(store, session).catch((error) => {
        log.error("touch session", error);
        return session;
      });
      return { user, session: publicSession(touched), proved: null };
    },

    async signOut(token) {
      const tokenHash = tokenHashOf(token);
      const session = tokenHash && await store.find(sessions, "token", [tokenHash]);
      if (session) await deleteSession(store, session.id);
    },

    async listSessions(userId) {
      const [credential, { items }] = await Promise.all([
        store.get(credentials, userId),
        store.list(sessions, "user", { prefix: [userId], limit: 100 }),
      ]);
      return items.filter((session) => isLive(session, credential, store.now()))
        .map(publicSession).sort((a, b) => b.lastSeenAt - a.lastSeenAt);
    },

    async endSession(userId, sessionId) {
      if (!idSchema.safeParse(sessionId).success) return refuse("not_found");
      return await store.transact(async (tx) => {
        const session = await tx.get(sessions, sessionId);
        // Another user's session is reported as missing.
        if (session?.userId !== userId) return refuse("not_found");
        tx.delete(sessions, sessionId);
        return ok(null);
      });
    },

    /** A new epoch invalidates all sessions at once. */
    async endSessions(userId) {
      await store.transact(async (tx) => {
        const [user, credential] = await tx.getMany([[users, userId], [credentials, userId]]);
        if (credential) tx.put(credentials, { ...credential, epoch: credential.epoch + 1 });
        // Recovery links that were sent are invalid now too.
        if (user) await throttling.forget(tx, { recovery_account: emailKey(user.email) });
      });
      await tidy(userId);
    },
  };
}

async function unlessFull<T>(run: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await run();
  } catch (error) {
    if (!isError(error, "HasherFull")) throw error;
    return refuse("overloaded", { retryAfterSeconds: OVERLOADED_SECONDS });
  }
}
