/** Stripe's accounts in minor units: an independent check of every payment. */
import type { Ledger } from "./ledger.ts";
import type { Charge, Intent } from "./things.ts";

export interface Entry {
  intentId: string;
  /** Authorised and not captured. */
  held: number;
  captured: number;
  refunded: number;
  currency: string;
}

/** Entries by the id of our payment. */
export function booksOf(ledger: Ledger): Map<string, Entry[]> {
  const books = new Map<string, Entry[]>();
  for (const intent of ledger.intents.values()) {
    const charge = intent.latest_charge ? ledger.charges.get(intent.latest_charge)! : null;
    const paymentId = intent.metadata.paymentId ?? "?";
    books.set(paymentId, [...(books.get(paymentId) ?? []), entryOf(intent, charge)]);
  }
  return books;
}

const entryOf = (intent: Intent, charge: Charge | null): Entry => ({
  intentId: intent.id,
  held: intent.amount_capturable,
  captured: charge?.amount_captured ?? 0,
  refunded: charge?.amount_refunded ?? 0,
  currency: intent.currency,
});

export interface Totals {
  held: number;
  captured: number;
  refunded: number;
}

export function totalsOf(ledger: Ledger): Totals {
  const totals = { held: 0, captured: 0, refunded: 0 };
  for (const entry of [...booksOf(ledger).values()].flat()) {
    totals.held += entry.held;
    totals.captured += entry.captured;
    totals.refunded += entry.refunded;
  }
  return totals;
}
