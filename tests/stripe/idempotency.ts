/** Idempotency keys: the first result, success or error, is replayed for a day. */
import { StripeError } from "./errors.ts";

interface Answer {
  status: number;
  body: string;
}
interface Kept {
  request: string;
  at: number;
  answer: Answer | null;
}

const KEPT_MS = 24 * 3_600_000;

export class IdempotencyKeys {
  readonly #kept = new Map<string, Kept>();
  constructor(private readonly now: () => number) {}

  /**
   * Runs once per key. With `keep: false` (invalid parameters) the result is not stored, and the key can
   * be used again. Throws for a different request under the key, and while the first one is running.
   */
  async once(
    key: string | null,
    request: string,
    run: () => Promise<{ answer: Answer; keep: boolean }>,
  ): Promise<Answer & { replayed: boolean }> {
    if (key === null) return { ...(await run()).answer, replayed: false };
    if (key.length > 255) {
      throw new StripeError(400, { type: "idempotency_error", message: "The key is too long." });
    }
    const kept = this.#kept.get(key);
    if (kept && this.now() - kept.at < KEPT_MS) {
      if (kept.request !== request) {
        throw new StripeError(400, {
          type: "idempotency_error",
          message:
            "Keys for idempotent requests can only be used with the same parameters they were first used with.",
        });
      }
      if (kept.answer === null) {
        throw new StripeError(409, {
          type: "invalid_request_error",
          code: "idempotency_key_in_use",
          message: "There is currently another in-progress request using this Idempotent Key.",
        });
      }
      return { ...kept.answer, replayed: true };
    }
    const entry: Kept = { request, at: this.now(), answer: null };
    this.#kept.set(key, entry);
    const { answer, keep } = await run();
    if (keep) entry.answer = answer;
    else this.#kept.delete(key);
    return { ...answer, replayed: false };
  }
}
