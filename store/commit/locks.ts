/**
 * Queues per key for transactions that met a conflict: first come, first served, within this process.
 * They only save retries; correctness comes from the checks of the commit.
 */
export class KeyLocks {
  #tails = new Map<string, Promise<void>>();

  /**
   * Waits until all keys are ours; returns a function that releases them. All queues are joined in the
   * same instant, hence in the same order everywhere, so that there is no deadlock.
   */
  async acquire(names: Iterable<string>): Promise<() => void> {
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const mine = [...new Set(names)];
    const before: Promise<void>[] = [];
    for (const name of mine) {
      const tail = this.#tails.get(name);
      if (tail) before.push(tail);
      this.#tails.set(name, released);
    }
    await Promise.all(before);
    return () => {
      for (const name of mine) if (this.#tails.get(name) === released) this.#tails.delete(name);
      release();
    };
  }

  /**
   * Resolves when everything that is queued for the key now has released it; undefined if the queue is empty.
   */
  tail(name: string): Promise<void> | undefined {
    return this.#tails.get(name);
  }

  get size(): number {
    return this.#tails.size;
  }
}
