/** Failed and pending refunds: each failure is reported once, and each delays the next attempt. */
import { assert, assertEquals } from "@std/assert";
import { nextRefund } from "#domain/trade/refund_decision.ts";
import type { ProviderRefund } from "#domain/ports/payments.ts";
import { sessionSchema, snapshotOf } from "#adapters/payments/stripe/snapshot.ts";

const MINUTE = 60_000;

Deno.test("a failed refund is reported once, by its id; the next attempt waits for its time", () => {
  const refund: ProviderRefund = { id: "re_1", status: "failed" };
  const first = nextRefund(null, refund, 0);
  assert(first.next === "wait" && first.failed);
  assertEquals(first.failed, { id: "re_1", failures: 1, againAt: 10 * MINUTE });
  const known = first.failed;
  assertEquals(nextRefund(known, refund, MINUTE), { next: "wait", until: known.againAt });
  assertEquals(nextRefund(known, refund, known.againAt), { next: "refund" });
  const second = nextRefund(known, { id: "re_2", status: "failed" }, known.againAt);
  assert(second.next === "wait" && second.failed?.failures === 2);
  assertEquals(second.until, known.againAt + 20 * MINUTE);
});

Deno.test("every refund has an id, so that none is reported again with each read", () => {
  // @ts-expect-error: without an id, a failure could not be distinguished from the next one.
  const nameless: ProviderRefund = { id: null, status: "failed" };
  assertEquals(nameless.id, null);
  const session = (refund: object) => ({
    id: "cs_1",
    status: "complete",
    client_reference_id: "p1",
    payment_intent: {
      id: "pi_1",
      status: "succeeded",
      amount_capturable: 0,
      amount_received: 4500,
      currency: "eur",
      latest_charge: {
        id: "ch_1",
        created: 1,
        currency: "eur",
        refunded: false,
        disputed: false,
        refunds: { data: [refund] },
      },
    },
  });
  const failed = sessionSchema.parse(
    session({ id: "re_1", status: "failed", created: 2, amount: 4500 }),
  );
  assertEquals(snapshotOf(failed, []).refund, { id: "re_1", status: "failed" });
  assert(
    !sessionSchema.safeParse(session({ id: null, status: "failed", created: 2, amount: 4500 }))
      .success,
  );
});
