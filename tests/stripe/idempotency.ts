/** Idempotency keys: the first result, success or error, is repeated for a day. */
import { Complained } from "./errors.ts";

export interface Answer {
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
   * Runs once per key. `run` says by `keep: false` that nothing had begun (a parameter was wrong): then
   * the key is free again. Throws for another request under the key, and while the first is running.
   */
  async once(
    key: string | null,
    request: string,
    run: () => Promise<{ answer: Answer; keep: boolean }>,
  ): Promise<Answer & { replayed: boolean }> {
    if (key === null) return { ...(await run()).answer, replayed: false };
    if (key.length > 255) {
      throw new Complained(400, { type: "idempotency_error", message: "The key is too long." });
    }
    const kept = this.#kept.get(key);
    if (kept && this.now() - kept.at < KEPT_MS) {
      if (kept.request !== request) {
        throw new Complained(400, {
          type: "idempotency_error",
          message:
            "Keys for idempotent requests can only be used with the same parameters they were first used with.",
        });
      }
      if (kept.answer === null) {
        throw new Complained(409, {
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
