/** Injects failures into the next call of a kind, before or after it takes effect. */

export type Fault =
  /** The connection breaks. */
  | { kind: "reset"; after: boolean }
  /** No answer: the caller must time out. */
  | { kind: "silence"; after: boolean }
  /** A 500 that is stored under the idempotency key. */
  | { kind: "500"; after: boolean }
  | { kind: "429" | "401" | "garbage"; after?: false }
  /** A 402 `card_declined`. */
  | { kind: "declined"; after?: false };

export type Verb =
  | "open"
  | "read"
  | "expire"
  | "capture"
  | "cancel"
  | "refund"
  | "list"
  | "account"
  | "link"
  | "platform"
  | "transfer"
  | "reverse";

export class Faults {
  readonly #next: { verb: Verb | "any"; fault: Fault; times: number }[] = [];

  /** The next `times` calls of the verb fail. */
  next(verb: Verb | "any", fault: Fault, times = 1): void {
    this.#next.push({ verb, fault, times });
  }

  take(verb: Verb): Fault | null {
    const at = this.#next.findIndex((it) => it.verb === verb || it.verb === "any");
    if (at < 0) return null;
    const found = this.#next[at];
    if (--found.times === 0) this.#next.splice(at, 1);
    return found.fault;
  }

  clear(): void {
    this.#next.length = 0;
  }
}
