/**
 * A secret that a form has made, for the pages that show it: kept sealed for a few minutes under the key
 * that the form carried. So a form that is sent twice makes one, and a page that is loaded again shows
 * the same. With it stands what was asked for: the key alone does not make two posts the same.
 */
import { z } from "zod";
import { ending, entity } from "#store/entity/mod.ts";
import type { Tx } from "#store/types.ts";
import type { Services } from "../ports/mod.ts";
import { ok, refuse, type Result } from "../result.ts";
import { idSchema, instant, stored } from "../stored.ts";

/** How long a secret can be looked at again. */
export const SHOWN_MS = 10 * 60_000;

export const madeSecretSchema = z.object({ ...stored, sealed: z.string(), until: instant });
export type StoredMadeSecret = z.infer<typeof madeSecretSchema>;

/** The id is an HMAC of user and key. */
export const madeSecrets = entity({
  name: "made_secret",
  about: "A token or webhook secret that a form has made, sealed, for some minutes.",
  schema: madeSecretSchema,
  indexes: {
    until: ending<StoredMadeSecret>("By their end, to remove old ones", (m) => [m.until]),
  },
});

/** What was made: a token, an app or a webhook. */
const madeSchema = z.object({
  kind: z.enum(["token", "webhook", "client"]),
  name: z.string(),
  /** By which an OAuth2 client names itself. */
  id: z.string().nullable(),
  /** Null: it has none, as everybody could read it. */
  secret: z.string().nullable(),
  /** The id of the thing itself, with which its secret goes; absent in what older versions kept. */
  of: z.string().nullable().default(null),
});
export type Made = z.infer<typeof madeSchema>;

/** `asked`: a digest of what was asked for; absent in what older versions kept. */
const sealedSchema = madeSchema.extend({ asked: z.string().nullable().default(null) });
export type Kept = z.infer<typeof sealedSchema>;

/** A form that somebody sends. */
export interface SentForm {
  userId: string;
  key: string;
  /** As `digestOfAsked` has it. */
  asked: string;
}

type Needed = Pick<Services, "store" | "secrets">;
const contextOf = (id: string) => `made_secret:${id}`;
const idOf = ({ secrets }: Needed, userId: string, key: string) =>
  secrets.digest(`${userId}\n${key}`, "made secret");

/** Of the form's kind and what was entered, the password left out. */
export const digestOfAsked = ({ secrets }: Needed, kind: string, input: unknown) =>
  secrets.digest(JSON.stringify([kind, input]), "made secret asked");

/** What the form with this key has made; null when nothing, or too long ago. */
export async function findMade(x: Needed, userId: string, key: string): Promise<Kept | null> {
  if (!idSchema.safeParse(key).success) return null;
  const row = await x.store.get(madeSecrets, await idOf(x, userId, key));
  if (!row || row.until <= x.store.now()) return null;
  return sealedSchema.parse(JSON.parse(await x.secrets.open(row.sealed, contextOf(row.id))));
}

/** Whether this form has made this before; refused as `form_reused` when it has made something else. */
export async function madeBefore(x: Needed, sent: SentForm): Promise<Result<boolean>> {
  const kept = await findMade(x, sent.userId, sent.key);
  if (kept === null) return ok(false);
  return kept.asked === null || kept.asked === sent.asked ? ok(true) : refuse("form_reused");
}

/** Thrown out of a transaction whose form has made something already, which is shown then. */
export class MadeBefore extends Error {
  override readonly name = "MadeBefore";
  constructor() {
    super("this form has made it before");
  }
}

/** Keeps what a form makes, in the commit that makes it: nothing is made whose secret nobody can see. */
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
