/**
 * Visits the due values of an index in batches. A value that fails does not block the others: the next
 * batch starts after it, and it is visited again once the end has been reached.
 */
import { isError } from "../base/errors.ts";
import type { Entity, KeyPart, Stored } from "../entity/mod.ts";
import type { Queries } from "../read/query.ts";

export interface Visited {
  /** Due index rows in the batch. Fewer than `limit`: there are no more. */
  readonly looked: number;
  /** Rows for which `act` returned true. */
  readonly done: number;
  /** The errors of `act`, except `Unreadable`, which quarantine reports. */
  readonly errors: readonly unknown[];
}

export class DueRows<T extends Stored, I extends string> {
  #after: KeyPart[] | null = null;

  /** The first key part of the index must be when a value is due, epoch ms. */
  constructor(
    private readonly store: Pick<Queries, "listKeys"> & { now(): number },
    private readonly entity: Entity<T, I>,
    private readonly index: NoInfer<I>,
  ) {}

  /** Calls `act` for each of the next `limit` (1 to 1,000) due values; it returns whether it did anything. */
  async visit(limit: number, act: (id: string) => Promise<boolean>): Promise<Visited> {
    const start = this.#after ?? undefined;
    const end = [this.store.now() + 1];
    const rows = await this.store.listKeys(this.entity, this.index, { start, end, limit });
    const last = rows.length < limit ? null : rows[rows.length - 1];
    this.#after = last && [...last.parts, last.id, ""];
    const outcomes = await Promise.allSettled(rows.map(({ id }) => act(id)));
    return {
      looked: rows.length,
      done: outcomes.filter((one) => one.status === "fulfilled" && one.value).length,
      errors: outcomes.flatMap((one) =>
        one.status === "rejected" && !isError(one.reason, "Unreadable") ? [one.reason] : []
      ),
    };
  }
}
