/** What Hydra said of a token, kept for a moment: a program calls many times with one token. */
import { createHash } from "node:crypto";
import type { Bearer } from "#domain/ports/clients.ts";

/** How long a yes may be used; what is revoked elsewhere counts on this process until then. */
export const KEPT_MS = 30_000;
/** A no is kept shorter: it costs little, and a token may be new. */
export const REFUSAL_KEPT_MS = 5_000;
/** Tokens remembered at most, of some 0.3 KB each; the one that came first goes first. */
export const MAX_KEPT = 10_000;

/** What was found out about a token. */
export interface Found {
  bearer: Bearer | null;
  /** When the token or its client ends by itself; epoch ms. */
  endsAt: number;
}

interface Kept {
  bearer: Bearer | null;
  until: number;
}

/** By the token's digest: a dump of the memory is no list of tokens. */
export class KeptBearers {
  readonly #kept = new Map<string, Kept>();
  readonly #asking = new Map<string, Promise<Found>>();
  /** Changes with each revocation: what was asked before it may be out of date. */
  #revocations = 0;

  constructor(readonly now: () => number) {}

  get size(): number {
    return this.#kept.size;
  }

  /** Asks once for many at the same time. What `look` throws is not kept. */
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
    this.#kept.delete(name); // to the end of the row
    this.#kept.set(name, { bearer, until });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MAX_KEPT) this.#kept.delete(oldest);
  }

  /** Tokens of a client are looked at anew; with a user, those that act for them. */
  forget(clientId: string, userId?: string): void {
    this.#revocations++;
    this.#asking.clear();
    for (const [name, { bearer }] of this.#kept) {
      const isMeant = bearer?.clientId === clientId && (userId ?? bearer.userId) === bearer.userId;
      if (isMeant) this.#kept.delete(name);
    }
  }
}

const digestOf = (token: string): string => createHash("sha256").update(token).digest("base64url");
