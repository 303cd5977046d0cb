/** Keeps sessions few: ends what is too old or too many, and notes when one was last used. */
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

/** Sessions looked at in one go. */
const BATCH = 100;

/** Ends the user's sessions that are over, and the oldest beyond `MAX_SESSIONS`, however many there are. */
export async function tidySessions(store: Store, userId: string): Promise<void> {
  for (;;) {
    const [credential, { items, next }] = await Promise.all([
      store.get(credentials, userId),
      store.list(sessions, "user", { prefix: [userId], limit: BATCH }),
    ]);
    const live = items.filter((session) => isLive(session, credential, store.now()));
    const surplus = live.slice(0, Math.max(0, live.length - MAX_SESSIONS));
    const over = items.filter((session) => !live.includes(session));
    const ended = new Set([...surplus, ...over].map((session) => session.id));
    await Promise.all([...ended].map((id) => deleteSession(store, id)));
    // As many more may have come at once: of a full page a half is ended each time.
    if (!next || ended.size === 0) return;
  }
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
