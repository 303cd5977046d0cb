/**
 * Idempotency keys: a request with a key takes effect once. Its answer is stored in the commit of its effect,
 * and a repeated request gets that answer. No "running" state is stored: of two concurrent requests, the
 * slower one's commit fails on the key, runs again and finds the answer.
 */
import { z } from "zod";
import { ending, entity } from "#store/entity/mod.ts";
import type { Tx } from "#store/types.ts";
import type { Services } from "../ports/services.ts";
import { ok, refuse, type Result } from "../result.ts";
import { instant, stored } from "../stored.ts";

/** How long a key is remembered. */
export const KEPT_MS = 24 * 3_600_000;

const onceSchema = z.object({
  ...stored,
  /** Hash of the request's body: another body with the same key is refused. */
  bodyHash: z.string(),
  /** The answer, sealed because it may contain private data such as a barcode. */
  answer: z.string(),
  until: instant,
});
type StoredOnce = z.infer<typeof onceSchema>;

/** The id is an HMAC of user, route and key. */
export const onces = entity({
  name: "once",
  about: "The answer to a request with an Idempotency-Key, for a day.",
  schema: onceSchema,
  indexes: {
    until: ending<StoredOnce>("By their end, to remove old ones", (o) => [o.until]),
  },
});

/** The HTTP response. */
const answerSchema = z.object({
  status: z.int(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
});
export type KeptAnswer = z.infer<typeof answerSchema>;

/** The key of one request, and how its response is made. */
export interface Once<T> {
  id: string;
  bodyHash: string;
  /** Must have no side effects: it runs in the transaction, perhaps several times. */
  answerTo(value: T): Promise<KeptAnswer>;
}

/** Thrown in a transaction that finds the stored answer of an earlier request. */
export class AnsweredBefore extends Error {
  override readonly name = "AnsweredBefore";
  constructor(readonly answer: KeptAnswer) {
    super("this key was used before");
  }
}

const contextOf = (id: string) => `once:${id}`;

/**
 * Throws `AnsweredBefore`. Refusal: `idempotency_key_reused` for another body with the same key. Call it
 * after all other reads: separate reads are no snapshot, and a repeated request that sees the effect of
 * the first one must also see its answer, or its own effect would refuse it.
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

/** Stores the answer in this transaction. Call `mustBeNew` first. */
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
