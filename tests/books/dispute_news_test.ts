/** What banks do with disputed money, seen by itself or together with other news: whose it is, to the cent. */
import { assertEquals } from "@std/assert";
import type { PaymentSnapshot } from "#domain/ports/payments.ts";
import { decideRefund } from "#domain/trade/order_decisions.ts";
import { decideObservation } from "#domain/trade/payment_decisions.ts";
import type { World } from "#domain/trade/world.ts";
import { DEADLINE, rules, snapshotOf, worldWithOrder } from "../domain/cast.ts";
import { worldWithPayment } from "./payment_worlds.ts";
import { tellBalances, tellLines } from "./tell.ts";

type Status = NonNullable<PaymentSnapshot["dispute"]>["status"];

/** The provider has the payment, and a bank has taken so much of it and given back so much. */
function bank(
  status: Status,
  withdrawn: number,
  reinstated = 0,
  { returned = 0, ...over }: Partial<PaymentSnapshot> & { returned?: number } = {},
): PaymentSnapshot {
  const dispute = { status, openedAt: DEADLINE };
  const one = { id: "dp", status, withdrawn, reinstated, fees: 0 };
  const news = { fee: 0, returned, disputes: [one] };
  return { ...snapshotOf("taken"), dispute, news, ...over };
}

/** What each snapshot posts, and what is open after it. */
function tells(world: World, ...snapshots: PaymentSnapshot[]): { told: string[]; last: World } {
  let last = world;
  const told = snapshots.map((snapshot) => {
    const seen = decideObservation({ ...last, postings: [] }, snapshot, rules).world;
    last = { ...seen, payment: { ...seen.payment!, version: seen.payment!.version + 1 } };
    const lines = seen.postings.map((one) => tellLines(one.lines)).join(", then ") || "nothing";
    return `${lines} → ${seen.payment!.status}, ${tellBalances(seen.payment!.balances!)}`;
  });
  return { told, last };
}

Deno.test("a lost dispute that comes back in parts is the seller's again, part by part", () => {
  const { told, last } = tells(
    worldWithOrder("complete"),
    bank("lost", 4500),
    bank("lost", 4500, 1000),
    bank("won", 4500, 4500),
  );
  assertEquals(told, [
    "B −4500 · D +4500, then D −4500 · S +4500 → captured, nothing",
    "B +1000 · S −1000 → captured, payable 1000",
    "B +3500 · S −3500 → captured, payable 4500",
  ]);
  assertEquals(last.payment!.known.disputes[0].lost, null);
});

Deno.test("what a bank takes a second time of a dispute that it had given back in part is lost again", () => {
  const { told } = tells(
    worldWithOrder("complete"),
    bank("lost", 4500),
    bank("lost", 4500, 1000),
    bank("lost", 5500, 1000),
  );
  assertEquals(told.at(-1), "B −1000 · D +1000, then D −1000 · S +1000 → captured, nothing");
});

Deno.test("a dispute that is seen lost together with the capture takes the seller's money, and is no loss of ours", () => {
  const { told, last } = tells(worldWithOrder("claimed"), bank("lost", 1000));
  assertEquals(told, [
    "B +4500 · S −4500, then B −1000 · D +1000, then D −1000 · S +1000 → captured, payable 3500",
  ]);
  assertEquals([last.payout?.amount, last.payout?.taken], [3500, 1000]);
});

Deno.test("what a bank returns of a refunded sale is due to the buyer once, also what it had taken of the seller's", () => {
  const refunded = decideRefund(worldWithOrder("complete")).world;
  const { told } = tells(refunded, bank("lost", 4500), bank("won", 4500, 4500));
  assertEquals(told, [
    "B −4500 · D +4500, then D −4500 · R +4500 → refunded, nothing",
    "B +4500 · R −4500 → refunding, due 4500",
  ]);
  const outside = tells(
    worldWithOrder("complete"),
    bank("lost", 1000),
    bank("lost", 1000, 0, { state: "returned", returned: 3500 }),
    bank("won", 1000, 1000, { returned: 3500 }),
  );
  assertEquals(outside.told, [
    "B −1000 · D +1000, then D −1000 · S +1000 → captured, payable 3500",
    "S +3500 · R −3500, then B −3500 · R +3500 → refunded, nothing",
    "B +1000 · R −1000 → refunding, due 1000",
  ]);
});

Deno.test("what a bank returns and the provider refunds before we look went back to the buyer", () => {
  const refunding = decideRefund(worldWithOrder("complete")).world;
  const { told } = tells(
    refunding,
    bank("lost", 4500, 1000),
    bank("won", 4500, 4500, { state: "returned", returned: 4500 }),
  );
  assertEquals(told, [
    "B −4500 · D +4500, then B +1000 · D −1000, then D −3500 · R +3500 → refunding, due 1000",
    "B +3500 · R −3500, then B −4500 · R +4500 → refunded, nothing",
  ]);
});

Deno.test("a refund that came back before a bank took the money is booked as both", () => {
  const failed = { id: "re_1", status: "failed" } as const;
  const { told } = tells(worldWithPayment("refunded"), bank("lost", 4500, 0, { refund: failed }));
  assertEquals(told, [
    "B +4500 · R −4500, then B −4500 · D +4500, then D −4500 · R +4500 → refunded, nothing",
  ]);
});

Deno.test("a refund that came back after a bank had taken a part is made again for the rest", () => {
  const failed = { id: "re_1", status: "failed" } as const;
  const refunding = decideRefund(worldWithOrder("complete")).world;
  const { told } = tells(
    refunding,
    bank("lost", 1000),
    bank("lost", 1000, 0, { state: "returned" }),
    bank("lost", 1000, 0, { refund: failed }),
  );
  assertEquals(told.slice(1), [
    "B −3500 · R +3500 → refunded, nothing",
    "B +3500 · R −3500 → refunding, due 3500",
  ]);
});

Deno.test("of a refund that a bank has made in part, the provider's rest ends it", () => {
  const refunding = decideRefund(worldWithOrder("complete")).world;
  const { told } = tells(
    refunding,
    bank("lost", 1000),
    bank("lost", 1000, 0, { returned: 3500 }),
  );
  assertEquals(told, [
    "B −1000 · D +1000, then D −1000 · R +1000 → refunding, due 3500",
    "B −3500 · R +3500 → refunded, nothing",
  ]);
});
