/**
 * Goes through what is due by an index, a bounded piece at a time. What cannot be dealt with stands in
 * nobody's way: the next piece begins behind it, and it is met again when the end has been reached.
 */
import { isError } from "../base/errors.ts";
import type { Entity, KeyPart, Stored } from "../entity/mod.ts";
import type { Queries } from "../read/query.ts";

export interface Visited {
  /** Index rows that were due; fewer than asked for: there are no more. */
  readonly looked: number;
  /** Of these, those that something was done about. */
  readonly done: number;
  /** What went wrong, one by one. Values that cannot be read are not among it: quarantine tells of them. */
  readonly errors: readonly unknown[];
}

export class DueRows<T extends Stored, I extends string> {
  #after: KeyPart[] | null = null;

  /** The first part of the index's keys is when a value is due, epoch ms. */
  constructor(
    private readonly store: Pick<Queries, "listKeys"> & { now(): number },
    private readonly entity: Entity<T, I>,
    private readonly index: NoInfer<I>,
  ) {}

  /** Calls `act` for each of the next `limit` (1 to 1,000) that are due; it answers whether it did anything. */
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
