/** Ordered lists of index keys that are read in step, within a budget of rows. */
import { type Tail, Walk } from "./walk.ts";

/** `key`: the first key at or after the boundary. `stopped`: the budget is used up; there is no key before `at`. */
type Step = { kind: "key"; key: Tail } | { kind: "end" } | { kind: "stopped"; at: Tail };

export interface Feed {
  /** Boundaries must only move forward. */
  seek(boundary: Tail): Promise<Step>;
}

/** The rows that one page may still read, index rows and values together. */
export class Budget {
  constructor(public left: number) {}

  /** Grants index rows. Half of the budget stays reserved for loading the values. */
  grant(rows: number): number {
    const granted = Math.min(rows, Math.floor(this.left / 2));
    this.left -= granted;
    return granted;
  }

  take(rows: number): boolean {
    if (this.left < rows) return false;
    this.left -= rows;
    return true;
  }
}

const END: Step = { kind: "end" };
const MOST_ROWS_AT_ONCE = 101;

/** One list of an index. */
export class IndexFeed implements Feed {
  #rows: Tail[] = [];
  #next = 0;
  #used = 0;
  #ended = false;

  constructor(
    private readonly walk: Walk,
    private readonly budget: Budget,
    private readonly read: (range: { start: Tail; end: Tail }, rows: number) => Promise<Tail[]>,
    private rowsAtOnce: number,
  ) {}

  async seek(boundary: Tail): Promise<Step> {
    while (this.#next < this.#rows.length && this.walk.isBehind(this.#rows[this.#next], boundary)) {
      this.#next++;
    }
    if (this.#next === this.#rows.length) {
      if (this.#ended || this.walk.isDone(boundary)) return END;
      this.#adapt();
      const granted = this.budget.grant(this.rowsAtOnce);
      if (granted === 0) return { kind: "stopped", at: boundary };
      this.#rows = await this.read(this.walk.range(boundary), granted);
      this.#next = 0;
      this.#used = 0;
      this.#ended = this.#rows.length < granted;
      if (this.#rows.length === 0) return END;
    }
    this.#used++;
    return { kind: "key", key: this.#rows[this.#next] };
  }

  /** Reads larger batches while rows are read in sequence, smaller ones after jumps, which waste rows. */
  #adapt(): void {
    if (this.#rows.length === 0) return;
    this.rowsAtOnce = this.#used * 2 >= this.#rows.length
      ? Math.min(this.rowsAtOnce * 2, MOST_ROWS_AT_ONCE)
      : Math.max(2, Math.floor(this.rowsAtOnce / 2));
  }
}

/** A list of one key. */
export class Single implements Feed {
  constructor(private readonly walk: Walk, private readonly key: Tail) {}

  seek(boundary: Tail): Promise<Step> {
    const { key, walk } = this;
    return Promise.resolve(walk.isBehind(key, boundary) ? END : { kind: "key", key });
  }
}

/** The keys that are in any of the lists, without duplicates. */
export class Union implements Feed {
  constructor(private readonly walk: Walk, private readonly feeds: Feed[]) {}

  async seek(boundary: Tail): Promise<Step> {
    const steps = await Promise.all(this.feeds.map((feed) => feed.seek(boundary)));
    let nearest: Step = END;
    for (const step of steps) {
      if (step.kind === "stopped") return { kind: "stopped", at: boundary };
      if (step.kind === "end") continue;
      if (nearest.kind !== "key" || this.walk.compare(step.key, nearest.key) < 0) nearest = step;
    }
    return nearest;
  }
}

/** The keys that are in all of the lists: each list moves forward to where another one is. */
export class Intersection implements Feed {
  constructor(private readonly walk: Walk, private readonly feeds: Feed[]) {}

  async seek(boundary: Tail): Promise<Step> {
    let leader: Tail | null = null;
    // The budget limits the loop: each turn finds agreement or moves a list forward.
    for (let turn = 0, agreed = 0;; turn++) {
      const step = await this.feeds[turn % this.feeds.length].seek(boundary);
      if (step.kind === "end") return END;
      if (step.kind === "stopped") return { kind: "stopped", at: boundary };
      if (leader && this.walk.compare(step.key, leader) === 0) agreed++;
      else {
        leader = step.key;
        agreed = 1;
        boundary = this.walk.at(step.key);
      }
      if (agreed === this.feeds.length) return step;
    }
  }
}
