/** Keeps sessions few: ends what is too old or too many, and notes when one was last used. */
import { removeEnded } from "#store/sweep.ts";
import type { Store } from "#store/types.ts";
import { credentials } from "./credential.ts";
import {
  endOf,
  isLive,
  LAST_SEEN_EVERY_MS,
  MAX_SESSIONS,
  sessions,
  type StoredSession,
} from "./session.ts";

/** Ends the user's sessions that are over, and the oldest beyond `MAX_SESSIONS`. */
export async function tidySessions(store: Store, userId: string): Promise<void> {
  const [credential, { items }] = await Promise.all([
    store.get(credentials, userId),
    store.list(sessions, "user", { prefix: [userId], limit: 100 }),
    removeEnded(store, sessions, "expiry", (session) => session.expiresAt),
  ]);
  const live = items.filter((session) => isLive(session, credential, store.now()));
  const surplus = live.slice(0, Math.max(0, live.length - MAX_SESSIONS));
  const over = items.filter((session) => !live.includes(session));
  const ended = new Set([...surplus, ...over].map((session) => session.id));
  await Promise.all([...ended].map((id) => deleteSession(store, id)));
}

export async function deleteSession(store: Store, id: string): Promise<void> {
  await store.transact(async (tx) => {
    if (await tx.get(sessions, id)) tx.delete(sessions, id);
  });
}

/** Writes that the session was used now, unless that is known well enough; a lost race is no loss. */
export async function touchSession(store: Store, session: StoredSession): Promise<StoredSession> {
  if (store.now() - session.lastSeenAt < LAST_SEEN_EVERY_MS) return session;
  return await store.transact(async (tx) => {
    const found = await tx.get(sessions, session.id);
    if (!found || tx.now - found.lastSeenAt < LAST_SEEN_EVERY_MS) return found ?? session;
    return tx.put(sessions, {
      ...found,
      lastSeenAt: tx.now,
      expiresAt: endOf(found.createdAt, tx.now),
    });
  });
}
