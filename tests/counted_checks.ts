/** Counts how many keys each commit checks. */
import { assert } from "@std/assert";
import type { Once } from "#domain/idempotency/once.ts";
import { CHECKS_PER_TRANSACTION, type Kv } from "#store/kv/mod.ts";

/** How many keys each commit checked, since the last time that it was asked. */
export class Counted {
  #checks: number[] = [];

  readonly kv = (kv: Deno.Kv): Kv =>
    new Proxy(kv, {
      get: (target, name) => {
        const value = Reflect.get(target, name);
        if (name !== "atomic") return typeof value === "function" ? value.bind(target) : value;
        return () => this.#counting(target.atomic());
      },
    });

  #counting(atomic: Deno.AtomicOperation): Deno.AtomicOperation {
    const at = this.#checks.push(0) - 1;
    const { check } = atomic;
    atomic.check = (...checks) => {
      this.#checks[at] += checks.length;
      return check.call(atomic, ...checks);
    };
    return atomic;
  }

  /** The most that one commit checked meanwhile. */
  async during(work: () => Promise<unknown>): Promise<number> {
    this.#checks = [];
    await work();
    return Math.max(...this.#checks);
  }
}

/** A request with an idempotency key. */
export const once = (id: string): Once<unknown> => ({
  id,
  bodyHash: "hash",
  answerTo: () => Promise.resolve({ status: 201, headers: {}, body: "" }),
});

/** Each of these steps checked something, and no more keys than a commit may. */
export function mustFit(found: Record<string, number>): void {
  for (const [what, checks] of Object.entries(found)) {
    assert(checks > 0 && checks <= CHECKS_PER_TRANSACTION, `${what}: ${checks}`);
  }
}
