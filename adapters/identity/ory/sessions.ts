/**
 * Whose a session is. Kratos is asked once in a while for each token, not with each request: a session
 * that was ended elsewhere lives on here for as long as an answer is kept.
 */
import { z } from "zod";
import type { Session } from "#domain/ports/identity.ts";
import { idSchema } from "#domain/stored.ts";
import { ask, type Kratos, unavailable } from "./kratos.ts";
import { type Identified, identitySchema } from "./people.ts";

/** How long an answer is believed. Milliseconds. */
export const KEPT_MS = 5_000;
/** How long it is believed that Kratos is out: it is not asked by everybody at once. Milliseconds. */
export const OUT_MS = 500;
/** Answers kept at most; some 500 bytes each. */
export const MAX_KEPT = 10_000;
const USER_AGENT_CHARACTERS = 200;

export const COOKIE = "ory_kratos_session";
/** As Kratos writes the cookie's value, and no longer than it ever is: nobody has us send more. */
const TOKEN = /^[\w=-]{20,2000}$/;

/** The same for each way to write one token: the last letter of its code has bits that nobody reads. */
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

/** half: it waits for the second factor. */
type Found = { session: Session; identity: Identified } | "half" | null;

interface Answer {
  found: Promise<Found>;
  /** Epoch ms. */
  until: number;
  /** Known once it is found. */
  session: Session | null;
}

export function createSessions({ frontend, admin }: Kratos, now: () => number) {
  /** In the order in which they were made, so in the order in which they end. */
  const kept = new Map<string, Answer>();

  function keep(token: string, answer: Answer): void {
    kept.delete(token);
    kept.set(token, answer);
    for (const [oldest, { until }] of kept) {
      if (kept.size <= MAX_KEPT && now() < until) break;
      kept.delete(oldest);
    }
  }

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
    /** Throws `IdentityUnavailable`. Those who ask at the same moment share one look-up. */
    find(token: string): Promise<Found> {
      if (!TOKEN.test(token)) return Promise.resolve(null);
      const known = kept.get(token);
      if (known && now() < known.until) return known.found;
      const made: Answer = { found: look(token), until: now() + KEPT_MS, session: null };
      keep(token, made);
      made.found.then((found) => {
        if (found !== null && found !== "half") made.session = found.session;
        // The second factor may be proved at any moment, under the same cookie.
        if (found === "half") made.until = 0;
      }, () => made.until = Math.min(made.until, now() + OUT_MS));
      return made.found;
    },

    /** What is known of a token without asking. */
    known: (token: string): Session | null => kept.get(token)?.session ?? null,

    /** Forgets what it knows of a token. */
    forget: (token: string): boolean => kept.delete(token),

    /** Forgets sessions that have ended. */
    forgetWhere(hasEnded: (session: Session) => boolean): void {
      for (const [token, { session }] of kept) {
        // One that is being looked up may be found as it was before.
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

/** Kratos does not note when a session was last used: it counts from when somebody proved who they are. */
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
