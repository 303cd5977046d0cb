/**
 * Secrets that a form has created, stored sealed for a few minutes under the form's key, for the page that
 * shows them. So a form that is sent twice creates one secret, and reloading the page shows it again. A
 * digest of the input is stored too: the same key with other input is refused.
 */
import { z } from "zod";
import { ending, entity } from "#store/entity/mod.ts";
import type { Tx } from "#store/types.ts";
import type { Services } from "../ports/services.ts";
import { ok, refuse, type Result } from "../result.ts";
import { idSchema, instant, stored } from "../stored.ts";

/** How long a secret can be shown again. */
export const SHOWN_MS = 10 * 60_000;

const madeSecretSchema = z.object({ ...stored, sealed: z.string(), until: instant });
type StoredMadeSecret = z.infer<typeof madeSecretSchema>;

/** The id is an HMAC of user and key. */
export const madeSecrets = entity({
  name: "made_secret",
  about: "A token or webhook secret that a form has made, sealed, for some minutes.",
  schema: madeSecretSchema,
  indexes: {
    until: ending<StoredMadeSecret>("By their end, to remove old ones", (m) => [m.until]),
  },
});

/** What was created: a token, an app or a webhook. */
const madeSchema = z.object({
  kind: z.enum(["token", "webhook", "client"]),
  name: z.string(),
  /** The client id of an OAuth2 client. */
  id: z.string().nullable(),
  /** Null for a public client. */
  secret: z.string().nullable(),
  /** The id of what was created: deleting that hides its secret. Null in values of older versions. */
  of: z.string().nullable().default(null),
});
export type Made = z.infer<typeof madeSchema>;

/** `asked`: a digest of the input; null in values of older versions. */
const sealedSchema = madeSchema.extend({ asked: z.string().nullable().default(null) });
type Kept = z.infer<typeof sealedSchema>;

/** A form as it was sent. */
interface SentForm {
  userId: string;
  key: string;
  /** From `digestOfAsked`. */
  asked: string;
}

type Needed = Pick<Services, "store" | "secrets">;
const contextOf = (id: string) => `made_secret:${id}`;
const idOf = ({ secrets }: Needed, userId: string, key: string) =>
  secrets.digest(`${userId}\n${key}`, "made secret");

/** A digest of the form's kind and its input without the password. */
export const digestOfAsked = ({ secrets }: Needed, kind: string, input: unknown) =>
  secrets.digest(JSON.stringify([kind, input]), "made secret asked");

/** What the form with this key has created; null if nothing, or too long ago. */
export async function findMade(x: Needed, userId: string, key: string): Promise<Kept | null> {
  if (!idSchema.safeParse(key).success) return null;
  const row = await x.store.get(madeSecrets, await idOf(x, userId, key));
  if (!row || row.until <= x.store.now()) return null;
  return sealedSchema.parse(JSON.parse(await x.secrets.open(row.sealed, contextOf(row.id))));
}

/** Whether this form has created its secret before. Refusal: `form_reused` if its input was different. */
export async function madeBefore(x: Needed, sent: SentForm): Promise<Result<boolean>> {
  const kept = await findMade(x, sent.userId, sent.key);
  if (kept === null) return ok(false);
  return kept.asked === null || kept.asked === sent.asked ? ok(true) : refuse("form_reused");
}

/** Thrown in a transaction whose form has already created its secret. The caller then shows that one. */
class MadeBefore extends Error {
  override readonly name = "MadeBefore";
  constructor() {
    super("this form has already created its secret");
  }
}

/** Stores the secret in the commit that creates it, so that nothing exists whose secret was never shown. */
export type Keep = (tx: Tx, made: Made) => Promise<void>;

/** Throws `MadeBefore`. */
export async function keeperFor(x: Needed, { userId, key, asked }: SentForm): Promise<Keep> {
  const id = await idOf(x, userId, key);
  return async (tx, made) => {
    const former = await tx.get(madeSecrets, id);
    if (former) throw new MadeBefore();
    const sealed = await x.secrets.seal(JSON.stringify({ ...made, asked }), contextOf(id));
    tx.create(madeSecrets, { id, sealed, until: tx.now + SHOWN_MS });
  };
}
