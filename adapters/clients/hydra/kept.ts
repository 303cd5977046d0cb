/** Cached answers of Hydra about tokens: an app calls many times with one token. */
import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { Bearer } from "#domain/ports/clients.ts";

/** How long a valid token is cached. Revoked elsewhere, it works here for at most this long. */
export const KEPT_MS = 30_000;
/** How long an invalid token is cached: shorter, since the token may have just been issued. */
export const REFUSAL_KEPT_MS = 5_000;
/** Tokens in the cache, about 0.3 KB each. */
export const MAX_KEPT = 10_000;

export interface Found {
  /** Null: the token is not valid. */
  bearer: Bearer | null;
  /** When the token or its client expires; epoch ms. */
  endsAt: number;
}

interface Kept {
  bearer: Bearer | null;
  /** Epoch ms. */
  until: number;
}

/** Keyed by the token's digest, so that a memory dump reveals no tokens. */
export class KeptBearers {
  readonly #kept = new LRUCache<string, Kept>({ max: MAX_KEPT });
  readonly #asking = new Map<string, Promise<Found>>();
  /** Incremented by each revocation: answers to earlier requests may be stale. */
  #revocations = 0;

  constructor(readonly now: () => number) {}

  get size(): number {
    return this.#kept.size;
  }

  /** Concurrent calls for one token share one `look`. Its errors are not cached. */
  async find(token: string, look: () => Promise<Found>): Promise<Bearer | null> {
    const name = digestOf(token);
    const known = this.#kept.get(name);
    if (known && this.now() < known.until) return known.bearer;
    const asked = this.#asking.get(name) ?? this.#look(name, look);
    return (await asked).bearer;
  }

  async #look(name: string, look: () => Promise<Found>): Promise<Found> {
    const before = this.#revocations;
    const asking = look();
    this.#asking.set(name, asking);
    try {
      const found = await asking;
      if (before === this.#revocations) this.#keep(name, found);
      return found;
    } finally {
      if (this.#asking.get(name) === asking) this.#asking.delete(name);
    }
  }

  #keep(name: string, { bearer, endsAt }: Found): void {
    const until = Math.min(this.now() + (bearer ? KEPT_MS : REFUSAL_KEPT_MS), endsAt);
    this.#kept.set(name, { bearer, until });
  }

  /** Drops a client's tokens; with `userId`, only those that act for that user. */
  forget(clientId: string, userId?: string): void {
    this.#revocations++;
    this.#asking.clear();
    for (const [name, { bearer }] of [...this.#kept.entries()]) {
      const isMeant = bearer?.clientId === clientId && (userId ?? bearer.userId) === bearer.userId;
      if (isMeant) this.#kept.delete(name);
    }
  }
}

const digestOf = (token: string): string => createHash("sha256").update(token).digest("base64url");
