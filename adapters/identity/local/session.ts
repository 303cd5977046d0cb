/**
 * Sessions. Only the SHA-256 of a token is stored, so that a copy of the database does not let anybody
 * sign in.
 */
import { hash } from "node:crypto";
import { z } from "zod";
import type { Session, Visitor } from "#domain/ports/people.ts";
import { idSchema, instant, stored } from "#domain/stored.ts";
import { ending, entity, list, unique } from "#store/entity/mod.ts";
import type { Store, Tx } from "#store/types.ts";
import { base64url } from "../../common/base64url.ts";
import type { Credential } from "./credential.ts";

const DAY_MS = 24 * 3_600_000;
/** A session ends after this time without use. */
export const SESSION_IDLE_MS = 30 * DAY_MS;
/** A session ends after this time in any case. */
export const SESSION_ABSOLUTE_MS = 90 * DAY_MS;
/** Minimum time between two writes of `lastSeenAt`: reading a page should not cost a commit. */
export const LAST_SEEN_EVERY_MS = 3_600_000;
/** Sessions per user; a new one ends the oldest. */
export const MAX_SESSIONS = 50;

const TOKEN = /^[\w-]{43}$/;

const sessionSchema = z.object({
  ...stored,
  userId: idSchema,
  /** SHA-256 of the token, base64url. */
  tokenHash: z.string(),
  /** The credential's epoch at sign-in; the session is invalid once that has changed. */
  epoch: z.int().min(1),
  lastSeenAt: instant,
  expiresAt: instant,
  userAgent: z.string(),
});
export type StoredSession = z.infer<typeof sessionSchema>;

/** The id is not secret: users see it in the list of their sessions. */
export const sessions = entity({
  name: "session",
  about: "A signed-in browser; the token is known by its hash only.",
  schema: sessionSchema,
  indexes: {
    token: unique<StoredSession>("SHA-256 of the token", (s) => [s.tokenHash]),
    user: list<StoredSession>("A user's sessions, oldest first", (s) => [s.userId]),
    expiry: ending<StoredSession>(
      "Sessions by their end, to remove old ones",
      (s) => [s.expiresAt],
    ),
  },
});

interface NewToken {
  token: string;
  tokenHash: string;
  sessionId: string;
}

/** Created before the transaction, since its body may run several times. */
export function newToken(store: Store): NewToken {
  const token = base64url(crypto.getRandomValues(new Uint8Array(32)));
  return { token, tokenHash: hashOf(token), sessionId: store.newId() };
}

/** Null for other texts, so that nobody can make us hash a megabyte. */
export const tokenHashOf = (token: string): string | null =>
  TOKEN.test(token) ? hashOf(token) : null;

const hashOf = (token: string): string => hash("sha256", token, "base64url");

/** Starts a session in the transaction that checked the credential. */
export function createSession(
  tx: Tx,
  made: NewToken,
  credential: Credential,
  visitor: Visitor,
): void {
  tx.create(sessions, {
    id: made.sessionId,
    userId: credential.id,
    tokenHash: made.tokenHash,
    epoch: credential.epoch,
    lastSeenAt: tx.now,
    expiresAt: endOf(tx.now, tx.now),
    userAgent: visitor.userAgent.slice(0, 200),
  });
}

/** When a session ends, given its start and its last use. */
export const endOf = (createdAt: number, lastSeenAt: number): number =>
  Math.min(lastSeenAt + SESSION_IDLE_MS, createdAt + SESSION_ABSOLUTE_MS);

export const isLive = (
  session: StoredSession,
  credential: Credential | null,
  now: number,
): boolean => now < session.expiresAt && session.epoch === credential?.epoch;

export const publicSession = (session: StoredSession): Session => ({
  id: session.id,
  userId: session.userId,
  createdAt: session.createdAt,
  lastSeenAt: session.lastSeenAt,
  expiresAt: session.expiresAt,
  userAgent: session.userAgent,
});
