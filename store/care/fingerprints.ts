/**
 * Compares two sets of any size in bounded memory: each member is added to one of many sums, from one set with plus and
 * from the other with minus. Where the sets are equal the sums are 0, and almost certainly not otherwise. Few members
 * are kept themselves.
 */

/** Members that are kept themselves. */
const FEW = 5_000;
/** Sums; a member that differs makes about one in this number of all others suspect. */
const SUMS = 1 << 18;
/** The same for amounts. */
const AMOUNT_SUMS = 1 << 16;

export type IsSuspect = (name: string) => boolean;

/** 53 bits of a text, evenly scattered (cyrb53). Not for secrets. */
function scattered(text: string): number {
  let high = 0x9e3779b9, low = 0x243f6a88;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2_654_435_761);
    low = Math.imul(low ^ code, 1_597_334_677);
  }
  high = Math.imul(high ^ high >>> 16, 2_246_822_507) ^ Math.imul(low ^ low >>> 13, 3_266_489_909);
  low = Math.imul(low ^ low >>> 16, 2_246_822_507) ^ Math.imul(high ^ high >>> 13, 3_266_489_909);
  return 4_294_967_296 * (2_097_151 & low) + (high >>> 0);
}

export class Fingerprints {
  #few: Map<string, number> | null = new Map();
  #high = new Int32Array(0);
  #low = new Int32Array(0);

  /** A member of the one set. */
  add(name: string): void {
    this.#note(name, 1);
  }

  /** A member of the other set. */
  remove(name: string): void {
    this.#note(name, -1);
  }

  #note(name: string, more: number): void {
    const few = this.#few;
    if (!few) return this.#sum(name, more);
    const count = (few.get(name) ?? 0) + more;
    if (count === 0) few.delete(name);
    else few.set(name, count);
    if (few.size <= FEW) return;
    this.#few = null;
    this.#high = new Int32Array(SUMS);
    this.#low = new Int32Array(SUMS);
    for (const [name, count] of few) this.#sum(name, count);
  }

  /** The sums wrap around, which keeps them exact. */
  #sum(name: string, more: number): void {
    const code = scattered(name);
    const at = code % SUMS;
    this.#low[at] += more * (code | 0);
    this.#high[at] += more * (Math.floor(code / 65_536) | 0);
  }

  /** Which members may be in one of the sets only; null: the sets are equal. */
  suspects(): IsSuspect | null {
    const few = this.#few;
    if (few) return few.size === 0 ? null : (name) => few.has(name);
    const differs = (at: number) => this.#low[at] !== 0 || this.#high[at] !== 0;
    for (let at = 0; at < SUMS; at++) {
      if (differs(at)) return (name) => differs(scattered(name) % SUMS);
    }
    return null;
  }
}

/** The same for amounts by name: what the one side adds to a name, the other side takes away. */
export class WeighedAmounts {
  #few: Map<string, bigint> | null = new Map();
  #sums = new BigInt64Array(0);

  add(name: string, amount: bigint): void {
    const few = this.#few;
    if (!few) return this.#sum(name, amount);
    few.set(name, (few.get(name) ?? 0n) + amount);
    if (few.size <= FEW) return;
    this.#few = null;
    this.#sums = new BigInt64Array(AMOUNT_SUMS);
    for (const [name, amount] of few) this.#sum(name, amount);
  }

  /** Weighed by its name, so that what is missing in one is not made up for by another. Wraps around. */
  #sum(name: string, amount: bigint): void {
    const code = scattered(name);
    this.#sums[code % AMOUNT_SUMS] += amount * (2n * BigInt(code) + 1n);
  }

  /** The names whose amounts may not add up to 0; null: all do. */
  suspects(): IsSuspect | null {
    const few = this.#few;
    if (few) {
      const wrong = new Set([...few].filter(([, amount]) => amount !== 0n).map(([name]) => name));
      return wrong.size === 0 ? null : (name) => wrong.has(name);
    }
    if (!this.#sums.some((sum) => sum !== 0n)) return null;
    return (name) => this.#sums[scattered(name) % AMOUNT_SUMS] !== 0n;
  }
}
