/**
 * A request that carries a key is carried out once: its answer is kept in the commit of what it did,
 * and a repeat gets that answer. Nothing says "running": of two at once, the slower one's commit
 * fails on the key, runs again, and finds the answer.
 */
import { z } from "zod";
import { ending, entity } from "#store/entity/mod.ts";
import type { Tx } from "#store/types.ts";
import type { Services } from "../ports/mod.ts";
import { ok, refuse, type Result } from "../result.ts";
import { instant, stored } from "../stored.ts";

/** How long a key is remembered. */
export const KEPT_MS = 24 * 3_600_000;

export const onceSchema = z.object({
  ...stored,
  /** Of the request's body: another one under the same key is a mistake. */
  bodyHash: z.string(),
  /** The answer, sealed: it may hold what only its asker may see, such as a barcode. */
  answer: z.string(),
  until: instant,
});
export type StoredOnce = z.infer<typeof onceSchema>;

/** The id is an HMAC of user, route and key. */
export const onces = entity({
  name: "once",
  about: "The answer to a request with an Idempotency-Key, for a day.",
  schema: onceSchema,
  indexes: {
    until: ending<StoredOnce>("By their end, to remove old ones", (o) => [o.until]),
  },
});

/** What was answered, as it goes over the wire. */
const answerSchema = z.object({
  status: z.int(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
});
export type KeptAnswer = z.infer<typeof answerSchema>;

/** The key of one request, and how its success is written down. */
export interface Once<T> {
  id: string;
  bodyHash: string;
  /** Pure but for its awaiting: it runs within the transaction, perhaps several times. */
  answerTo(value: T): Promise<KeptAnswer>;
}

/** Thrown out of a transaction that finds the answer of an earlier one. */
export class AnsweredBefore extends Error {
  override readonly name = "AnsweredBefore";
  constructor(readonly answer: KeptAnswer) {
    super("this key was used before");
  }
}

const contextOf = (id: string) => `once:${id}`;

/**
 * Throws `AnsweredBefore`; refuses another body under the same key as `idempotency_key_reused`. To be
 * asked after all else was read: reads are no snapshot, and whoever sees what the first request did
 * must see its answer too, or would be refused by their own success.
 */
export async function mustBeNew(
  tx: Tx,
  x: Pick<Services, "secrets">,
  once: Once<never> | undefined,
): Promise<Result<null>> {
  const known = once && await tx.get(onces, once.id);
  if (!once || !known || tx.now >= known.until) return ok(null);
  if (known.bodyHash !== once.bodyHash) return refuse("idempotency_key_reused");
  const answer = await x.secrets.open(known.answer, contextOf(known.id));
  throw new AnsweredBefore(answerSchema.parse(JSON.parse(answer)));
}

/** Keeps the answer in this transaction, which has asked `mustBeNew` before. */
export async function keepAnswer<T>(
  tx: Tx,
  x: Pick<Services, "secrets">,
  once: Once<T> | undefined,
  value: T,
): Promise<void> {
  if (!once) return;
  const { id, bodyHash } = once;
  const text = JSON.stringify(await once.answerTo(value));
  const fresh = {
    bodyHash,
    answer: await x.secrets.seal(text, contextOf(id)),
    until: tx.now + KEPT_MS,
  };
  const former = await tx.get(onces, id);
  if (former) tx.put(onces, { ...former, ...fresh });
  else tx.create(onces, { id, ...fresh });
}
