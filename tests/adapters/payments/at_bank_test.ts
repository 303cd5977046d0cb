/** When a payment at Stripe is waiting for the bank. */
import { assertEquals } from "@std/assert";
import { snapshotOf, type WholeSession } from "#adapters/payments/stripe/snapshot.ts";

const intent = (status: string) => ({
  id: "pi_1",
  status,
  amount_capturable: 0,
  amount_received: 0,
  currency: "eur",
  latest_charge: null,
});
const session = (
  status: WholeSession["status"],
  payment_intent: WholeSession["payment_intent"],
): WholeSession => ({ id: "cs_1", status, client_reference_id: null, payment_intent });

Deno.test('a payment at Stripe counts as "at the bank" from the buyer\'s confirmation until the bank decides', () => {
  const cases = [
    [session("open", null), "open", false],
    [session("open", intent("requires_payment_method")), "open", false],
    [session("open", intent("processing")), "open", true],
    [session("complete", intent("processing")), "open", true],
    [session("complete", null), "open", true],
    [session("complete", intent("requires_capture")), "held", false],
    [session("complete", intent("canceled")), "gone", false],
    [session("expired", null), "gone", false],
  ] as const;
  for (const [whole, state, atBank] of cases) {
    const snapshot = snapshotOf(whole, []);
    assertEquals([snapshot.state, snapshot.atBank], [state, atBank], JSON.stringify(whole));
  }
});
