/** Ends expired and surplus sessions, and records when a session was last used. */
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

/** Sessions read at a time. */
const BATCH = 100;

/** Ends the user's expired sessions, and the oldest ones beyond `MAX_SESSIONS`. */
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
    // Many sessions may start at once; each full page ends at least half of its sessions.
    if (!next || ended.size === 0) return;
  }
}

export async function deleteSession(store: Store, id: string): Promise<void> {
  await store.transact(async (tx) => {
    if (await tx.get(sessions, id)) tx.delete(sessions, id);
  });
}

/** Records that the session was used, at most once per `LAST_SEEN_EVERY_MS`. */
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
