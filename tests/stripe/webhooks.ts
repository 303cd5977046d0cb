/**
 * Delivers webhooks with seeded losses, repetitions, delays and reordering. A delivery without a 2xx answer
 * is sent again, as Stripe does.
 */
import Stripe from "stripe";
import { seeded } from "./random.ts";

interface Reliability {
  /** Share of the deliveries, 0 to 1; so are the next two. */
  lost: number;
  repeated: number;
  /** Share that arrives late, by up to `delayMs`. */
  shuffled: number;
  delayMs: number;
  seed: number;
}
export const RELIABLE: Reliability = { lost: 0, repeated: 0, shuffled: 0, delayMs: 0, seed: 1 };

/** Receives a delivery; returns the HTTP status. */
type Endpoint = (body: string, signature: string) => Promise<number>;

interface Delivery {
  at: number;
  body: string;
  attempt: number;
}

/** Stripe retries for about three days. */
const MAX_ATTEMPTS = 16;
const RETRY_MS = 60_000;
const crypto = Stripe.createSubtleCryptoProvider();

export class Webhooks {
  /** Event types in the order in which they happened. */
  readonly told: string[] = [];
  readonly counts = { lost: 0, repeated: 0, shuffled: 0, delivered: 0, refused: 0 };
  endpoint: Endpoint | null = null;
  reliability: Reliability = RELIABLE;
  #random = seeded(RELIABLE.seed);
  #queue: Delivery[] = [];

  constructor(private readonly now: () => number, public secret = "whsec_test") {}

  setReliability(reliability: Reliability): void {
    this.reliability = reliability;
    this.#random = seeded(reliability.seed);
  }

  /** `account`: the connected account that it is about. */
  tell(type: string, about: { id: string }, account?: string): void {
    this.told.push(type);
    if (!this.endpoint) return;
    const { lost, repeated, shuffled, delayMs } = this.reliability;
    if (this.#random() < lost) return void this.counts.lost++;
    const body = JSON.stringify({
      id: `evt_test_${this.told.length}`,
      object: "event",
      api_version: "2026-10-28.endive",
      created: Math.floor(this.now() / 1000),
      livemode: false,
      pending_webhooks: 1,
      request: { id: null, idempotency_key: null },
      type,
      ...(account ? { account } : {}),
      // A snapshot: a late delivery shows an old state.
      data: { object: structuredClone(about) },
    });
    const again = this.#random() < repeated;
    if (again) this.counts.repeated++;
    for (let copy = 0; copy <= (again ? 1 : 0); copy++) {
      const late = this.#random() < shuffled;
      if (late) this.counts.shuffled++;
      const at = this.now() + (late ? Math.floor(this.#random() * delayMs) : 0);
      this.#queue.push({ at, body, attempt: 0 });
    }
  }

  get waiting(): number {
    return this.#queue.length;
  }

  /** Delivers everything due, concurrently; returns the number of deliveries. */
  async deliver(): Promise<number> {
    const now = this.now();
    const due = this.#queue.filter(({ at }) => at <= now);
    this.#queue = this.#queue.filter(({ at }) => at > now);
    due.sort((a, b) => a.at - b.at);
    await Promise.all(due.map((delivery) => this.#send(delivery)));
    return due.length;
  }

  async #send(delivery: Delivery): Promise<void> {
    const status = await this.endpoint!(delivery.body, await this.sign(delivery.body)).catch(() =>
      0
    );
    if (status >= 200 && status < 300) return void this.counts.delivered++;
    this.counts.refused++;
    const attempt = delivery.attempt + 1;
    if (attempt < MAX_ATTEMPTS) {
      this.#queue.push({ ...delivery, attempt, at: this.now() + RETRY_MS * 2 ** attempt });
    }
  }

  /** The signature header of a body. */
  sign(body: string, secret = this.secret, at = this.now()): Promise<string> {
    return Stripe.webhooks.generateTestHeaderStringAsync({
      payload: body,
      secret,
      timestamp: Math.floor(at / 1000),
      cryptoProvider: crypto,
    });
  }
}
