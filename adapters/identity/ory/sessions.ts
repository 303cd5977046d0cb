/**
 * Sessions of Kratos. Its answer about a token is cached for some seconds instead of asking with each
 * request: a session ended elsewhere works here for at most that long.
 */
import { LRUCache } from "lru-cache";
import { z } from "zod";
import type { Session } from "#domain/ports/people.ts";
import { idSchema } from "#domain/stored.ts";
import { ask, type Kratos, unavailable } from "./kratos.ts";
import { type Identified, identitySchema } from "./people.ts";

/** How long an answer is cached. */
export const KEPT_MS = 5_000;
/** How long a failure is cached, so that an outage does not multiply the calls. */
export const OUT_MS = 500;
/** Answers in the cache, about 0.5 KB each. */
export const MAX_KEPT = 10_000;
const USER_AGENT_CHARACTERS = 200;

export const COOKIE = "ory_kratos_session";
/** The cookie's value as Kratos writes it; the length is bounded since we send it on. */
const TOKEN = /^[\w=-]{20,2000}$/;

/** One key per token: the last base64 character has unused bits, so one token can be written in several ways. */
export function sessionKey(token: string): string {
  try {
    const bytes = Uint8Array.fromBase64(token, { alphabet: "base64url" });
    return bytes.toBase64({ alphabet: "base64url" });
  } catch {
    return token;
  }
}

const time = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));
const partsSchema = z.object({
  id: idSchema,
  active: z.boolean().optional(),
  issued_at: time,
  authenticated_at: time.nullish(),
  expires_at: time,
  devices: z.array(z.object({ user_agent: z.string().nullish() })).nullish(),
});
const wholeSchema = partsSchema.extend({ identity: identitySchema });
const listSchema = z.array(partsSchema);

/** half: the second factor is missing. */
type Found = { session: Session; identity: Identified } | "half" | null;

interface Answer {
  found: Promise<Found>;
  /** Epoch ms. */
  until: number;
  /** Null until the look-up has succeeded. */
  session: Session | null;
}

export function createSessions({ frontend, admin }: Kratos, now: () => number) {
  const kept = new LRUCache<string, Answer>({ max: MAX_KEPT });

  async function look(token: string): Promise<Found> {
    const cookie = `${COOKIE}=${token}`;
    const answer = await ask(wholeSchema, () => frontend.toSessionRaw({ cookie }));
    if (answer.ok) {
      const { identity, ...parts } = answer.value;
      return { session: sessionOf(parts, identity.id), identity };
    }
    if (answer.no.status === 401) return null;
    if (answer.no.status === 403) return "half";
    throw unavailable(`refused a look-up of a session with ${answer.no.status}`);
  }

  return {
    /** Throws `IdentityUnavailable`. Concurrent calls for one token share one look-up. */
    find(token: string): Promise<Found> {
      if (!TOKEN.test(token)) return Promise.resolve(null);
      const known = kept.get(token);
      if (known && now() < known.until) return known.found;
      const made: Answer = { found: look(token), until: now() + KEPT_MS, session: null };
      kept.set(token, made);
      made.found.then((found) => {
        if (found !== null && found !== "half") made.session = found.session;
        // The second factor may be proved at any moment under the same cookie: do not cache.
        if (found === "half") made.until = 0;
      }, () => made.until = Math.min(made.until, now() + OUT_MS));
      return made.found;
    },

    /** The cached session, without asking Kratos. */
    known: (token: string): Session | null => kept.get(token)?.session ?? null,

    forget: (token: string): boolean => kept.delete(token),

    /** Drops the cached sessions for which `hasEnded` is true, and all that are still being looked up. */
    forgetWhere(hasEnded: (session: Session) => boolean): void {
      for (const [token, { session }] of [...kept.entries()]) {
        if (!session || hasEnded(session)) kept.delete(token);
      }
    },

    async list(userId: string): Promise<Session[]> {
      const answer = await ask(
        listSchema,
        () => admin.listIdentitySessionsRaw({ id: userId, active: true, pageSize: 100 }),
      );
      if (answer.ok) return answer.value.map((parts) => sessionOf(parts, userId));
      if (answer.no.status === 404) return [];
      throw unavailable(`refused a list of sessions with ${answer.no.status}`);
    },
  };
}

/** Kratos does not record when a session was last used; the last authentication stands in for it. */
function sessionOf(parts: z.infer<typeof partsSchema>, userId: string): Session {
  return {
    id: parts.id,
    userId,
    createdAt: parts.issued_at,
    lastSeenAt: parts.authenticated_at ?? parts.issued_at,
    expiresAt: parts.expires_at,
    userAgent: (parts.devices?.at(-1)?.user_agent ?? "").slice(0, USER_AGENT_CHARACTERS),
  };
}
