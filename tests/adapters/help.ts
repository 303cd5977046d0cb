/** A real store in memory with a manual clock, for tests of adapters. */
import { NOTHING_KNOWN } from "#domain/books/known.ts";
import type { Logger } from "#domain/ports/logger.ts";
import type { Order } from "#domain/orders/order.ts";
import type { Payment } from "#domain/payments/payment.ts";
import type { Payout } from "#domain/payouts/payout.ts";
import { newPayout } from "#domain/trade/payouts/payout_steps.ts";
import { openStore } from "#store/open.ts";
import type { OutboxRow, Store } from "#store/types.ts";

export const SECRET = "a secret of thirty-two bytes, or more";

export interface Bench extends AsyncDisposable {
  store: Store;
  kv: Deno.Kv;
  clock: { now(): number; pass(ms: number): void };
  /** Outbox rows passed on right after a commit: events without `dueAt`. */
  rows: OutboxRow[];
  /** Due times of scheduled rows, epoch ms. */
  scheduled: number[];
}

export async function openBench(start = Date.parse("2030-01-01T12:00:00.250Z")): Promise<Bench> {
  const kv = await Deno.openKv(":memory:");
  let time = start;
  const clock = { now: () => time, pass: (ms: number) => void (time += ms) };
  const rows: OutboxRow[] = [];
  const scheduled: number[] = [];
  const store = await openStore({
    kv,
    clock,
    backend: "local",
    subscribers: () => ["handler"],
    wakeUp: {
      onRows: (more) => void rows.push(...more),
      onScheduled: (at) => void scheduled.push(at),
    },
    enqueueWakes: false,
  });
  return {
    store,
    kv,
    clock,
    rows,
    scheduled,
    async [Symbol.asyncDispose]() {
      await store.drain();
      kv.close();
    },
  };
}

export const silentLog: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  alarm: () => {},
  error: () => {},
};

/** "ok", or a refusal's code and fields, such as "invalid password". */
export function outcomeOf(
  result: { ok: true } | { ok: false; refusal: { code: string; errors?: { path: string }[] } },
): string {
  if (result.ok) return "ok";
  const paths = (result.refusal.errors ?? []).map((error) => error.path);
  return [result.refusal.code, ...paths].join(" ");
}

let count = 0;
/** A payment of 12.50 EUR that is about to be opened. */
export function aPayment(now: number, change: Partial<Payment> = {}): Payment {
  count++;
  return {
    id: `pay${count}`,
    createdAt: now,
    updatedAt: now,
    version: 1,
    orderId: `order${count}`,
    listingId: `ticket${count}`,
    ticketIds: [`ticket${count}`],
    buyerId: "bob",
    sellerId: "alice",
    amount: { amount: 1250, currency: "EUR" },
    status: "pending",
    statusAt: null,
    provider: "sandbox",
    attempt: 1,
    params: { description: "A concert", buyerEmail: "bob@example.org", expiresAt: now + 900_000 },
    sessionId: null,
    checkoutUrl: null,
    paymentIntentId: null,
    chargeId: null,
    refusedCalls: 0,
    dispute: null,
    failedRefund: null,
    strays: [],
    balances: null,
    known: NOTHING_KNOWN,
    reason: null,
    ...change,
  };
}

/** A payout of 4500 that is being sent to this account. */
export const aPayout = (accountId: string, over: Partial<Payout> = {}): Payout => ({
  ...newPayout({
    id: "01MCCKG2G05B1T8EPZAMM6ZHE6",
    sellerId: "alice",
    paymentId: "pay",
    concertId: null,
    terms: { startsAt: 0, price: { amount: 4500, currency: "EUR" }, seats: [{}] } as Order["terms"],
  }, 0),
  createdAt: 0,
  updatedAt: 0,
  version: 1,
  status: "sending",
  attempt: 1,
  calledAt: 0,
  provider: "stripe",
  accountId,
  ...over,
});
