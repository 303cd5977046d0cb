/** The interface of the store: the first file to read. */
import type { StoreStats } from "./base/stats.ts";
import type { IndexFinding } from "./care/index_finding.ts";
import type { Quarantine } from "./care/quarantine.ts";
import type { Rebuilt } from "./care/rebuild.ts";
import type { Visit } from "./care/verify.ts";
import type { Transact } from "./commit/tx.ts";
import type { AnyEntity, Entity, Stored } from "./entity/mod.ts";
import type { Noting } from "./kv/notes.ts";
import type { Marks } from "./marks/mod.ts";
import type { Outbox } from "./outbox/mod.ts";
import type { Counts } from "./read/counts.ts";
import type { Queries } from "./read/query.ts";
import type { Reader } from "./read/reader.ts";
import type { ById } from "./read/scan.ts";
import type { Sums } from "./read/sums.ts";
import type { Watches } from "./read/watches.ts";

export type { Tx } from "./commit/tx.ts";
export type { OutboxRow } from "./outbox/rows.ts";
export type { Page } from "./read/listing.ts";

export interface Store extends Reader, Queries, ById, Counts, Sums {
  /** Identifies this process among those on the same database. */
  readonly processId: string;
  now(): number;
  /** A new id: sortable by time, not guessable. */
  newId(): string;
  readonly transact: Transact;
  /** All values in the order of their ids, except unreadable ones. Not a snapshot. */
  scan<T extends Stored>(entity: Entity<T, string>): AsyncIterable<T>;
  /**
   * Differences between an entity's values and its index rows, counts and totals; `only`: one of its indexes. `visit`
   * receives all readable values meanwhile.
   */
  verifyIndexes<T extends Stored>(
    entity: Entity<T, string>,
    only?: string,
    visit?: Visit<T>,
  ): AsyncIterable<IndexFinding>;
  /** Repairs index rows, counts and totals while others write, and sets the entity's marks; `only`: one of its indexes. */
  rebuildIndexes(entity: AnyEntity, only?: string): Promise<Rebuilt>;
  /**
   * Notes what is read from now on (values, lists and counts, but neither sums nor what transactions and
   * scans read), to learn when it changes; other processes' commits are not seen.
   */
  noting(): Noting;
  readonly outbox: Outbox;
  /** What is to be made again, until it was. */
  readonly marks: Marks;
  /** Notifies watchers when a value changes. Close it before the database. */
  readonly watches: Watches;
  readonly quarantine: Quarantine;
  readonly stats: StoreStats;
  /** Resolves when no commit is in flight. */
  drain(): Promise<void>;
}
