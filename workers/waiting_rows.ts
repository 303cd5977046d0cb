/** The rows that wait in memory for their handler. */
import type { OutboxRow } from "#store/types.ts";

/** Whether the row's work was scheduled for a later time than its event. */
export const isScheduled = (row: OutboxRow): boolean => row.since !== row.emittedAt;

export class WaitingRows {
  /** Handed over by a commit of this process. */
  readonly handed: OutboxRow[] = [];
  /** Claimed from the database when they fell due. */
  readonly claimed: OutboxRow[] = [];
  #turn = 0;

  /**
   * Alternates between the two queues, so that neither starves the other. `scheduled`: include scheduled
   * rows.
   */
  next(options: { scheduled: boolean }): OutboxRow | undefined {
    const isHandedFirst = this.#turn++ % 2 !== 0;
    const takeClaimed = () => {
      if (options.scheduled) return this.claimed.shift();
      const place = this.claimed.findIndex((row) => !isScheduled(row));
      return place < 0 ? undefined : this.claimed.splice(place, 1)[0];
    };
    return isHandedFirst
      ? this.handed.shift() ?? takeClaimed()
      : takeClaimed() ?? this.handed.shift();
  }

  /** Removes and returns all rows. */
  clear(): OutboxRow[] {
    return [...this.claimed.splice(0), ...this.handed.splice(0)];
  }

  get length(): number {
    return this.claimed.length + this.handed.length;
  }
}
