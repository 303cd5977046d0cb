/** What is done about a refund that the provider has, or has not: told once, and later each time. */
import { assert, assertEquals } from "@std/assert";
import { nextRefund } from "#domain/payments/refunding.ts";
import type { ProviderRefund } from "#domain/ports/mod.ts";
import { sessionSchema, snapshotOf } from "#adapters/payments/stripe/snapshot.ts";

const MINUTE = 60_000;

Deno.test("a failed refund is new once, by its id; the next is asked for when its time has come", () => {
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

Deno.test("no provider can speak of a refund without an id, so that none is new at every look", () => {
  // @ts-expect-error: a failure without an id could not be told from the next one.
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
        refunded: false,
        disputed: false,
        refunds: { data: [refund] },
      },
    },
  });
  const failed = sessionSchema.parse(session({ id: "re_1", status: "failed", created: 2 }));
  assertEquals(snapshotOf(failed, null).refund, { id: "re_1", status: "failed" });
  assert(!sessionSchema.safeParse(session({ id: null, status: "failed", created: 2 })).success);
});
