/** Rows that wait in memory to be run, and whose turn it is. */
import type { OutboxRow } from "#store/types.ts";

/** Work that was to be done at a certain time, not straight after its event. */
export const isAppointment = (row: OutboxRow): boolean => row.since !== row.emittedAt;

export class Lines {
  /** Straight from their commit. */
  readonly handed: OutboxRow[] = [];
  /** Claimed when they fell due. */
  readonly claimed: OutboxRow[] = [];
  #turn = 0;

  /** Takes turns: neither fresh rows nor a backlog may starve the other. */
  next(options: { appointments: boolean }): OutboxRow | undefined {
    const isHandedFirst = this.#turn++ % 2 !== 0;
    const takeClaimed = () => {
      if (options.appointments) return this.claimed.shift();
      const place = this.claimed.findIndex((row) => !isAppointment(row));
      return place < 0 ? undefined : this.claimed.splice(place, 1)[0];
    };
    return isHandedFirst
      ? this.handed.shift() ?? takeClaimed()
      : takeClaimed() ?? this.handed.shift();
  }

  /** Empties both. */
  leave(): OutboxRow[] {
    return [...this.claimed.splice(0), ...this.handed.splice(0)];
  }

  get length(): number {
    return this.claimed.length + this.handed.length;
  }
}
