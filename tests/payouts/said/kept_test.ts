/** What moderators and programs are told of a payout of which the seller has a part, or more than one transfer. */
import { assertEquals } from "@std/assert";
import type { Order } from "#domain/orders/order.ts";
import { payoutsOfSales } from "#domain/payouts/queries.ts";
import { payoutOut } from "#web/api/payout_resources.ts";
import { payoutOutSchema } from "#web/api/payout_schemas.ts";
import { refundLeadsTo } from "#web/pages/order/refund_words.ts";
import { payoutView } from "#web/pages/payouts/payout_view.ts";
import { mannerIn } from "#words/manner.ts";
import { Disputes } from "../disputed_sales.ts";

async function shown(d: Disputes, order: Order) {
  const all = await payoutsOfSales(d.market.e.x, order.sellerId, [order.id]);
  return all.get(order.id)!;
}

/** The last sentence but one of what a refund leads to: whose the money is. */
async function preview(d: Disputes, order: Order): Promise<string> {
  const payout = payoutView(await shown(d, order), d.market.e.clock.at);
  const manner = mannerIn("en", { locale: "en", timeZone: "UTC" });
  const total = { amount: 4500, currency: "EUR" };
  return refundLeadsTo({ total, payments: [], payout, manner }).at(-1)!;
}

/** The amounts that the API tells, by name; and why. */
async function api(d: Disputes, order: Order): Promise<Record<string, unknown>> {
  const out = payoutOut(await shown(d, order));
  payoutOutSchema.parse(out);
  const { amount, reversed, repaid, earlier, owed, status, reason } = out as Record<string, never>;
  const of = (sum?: { amount: number }) => sum?.amount;
  return JSON.parse(JSON.stringify({
    status,
    reason,
    amount: of(amount),
    reversed: of(reversed),
    repaid: of(repaid),
    earlier: of(earlier),
    owed: of(owed),
  }));
}

const HAS = (amount: string) =>
  `The seller has ${amount} from this sale that is theirs so far. After a refund it is taken back; ` +
  "what cannot be taken back is kept from their next payouts.";

Deno.test("of a payout of which a part was taken back, the rest is the seller's, and programs read both", async () => {
  await using d = await Disputes.open();
  const order = await d.sale();
  await d.due();
  const id = await d.lost(order, 2000);
  assertEquals(await preview(d, order), HAS("€25.00"));
  assertEquals(await api(d, order), {
    status: "sent",
    reason: "dispute_lost",
    amount: 4500,
    reversed: 2000,
  });
  // What comes back is held for the seller, who has the rest.
  d.payees.accounts.set(`acct_${d.alice}`, "restricted");
  await d.won(id);
  assertEquals(
    await preview(d, order),
    "The seller has €25.00 from this sale, and more is still to be paid. After a refund they get " +
      "nothing more, and what they have is taken back; what cannot be taken back is kept from " +
      "their next payouts.",
  );
  const { amount, earlier } = await api(d, order);
  assertEquals([amount, earlier], [2000, 2500]);
});

Deno.test("of a payout of which a part is owed, the rest is the seller's", async () => {
  await using d = await Disputes.open();
  const order = await d.sale();
  await d.due();
  d.spends(true);
  await d.lost(order, 2000);
  assertEquals(await preview(d, order), HAS("€25.00"));
  assertEquals((await api(d, order)).owed, 2000);
});

Deno.test("a payout of which less is paid waits for its day, and for no other reason", async () => {
  await using d = await Disputes.open();
  const order = await d.sale();
  await d.lost(order, 2000);
  assertEquals(await api(d, order), { status: "held", amount: 2500 });
  await d.due();
  assertEquals((await api(d, order)).status, "sent");
});
