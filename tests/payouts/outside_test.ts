/** What somebody takes back of transfers at the provider, on its own pages, without an order of ours. */
import { assertEquals } from "@std/assert";
import { lookAtReversal } from "#domain/payments/reconcile_account.ts";
import { Disputes } from "./disputed_sales.ts";

Deno.test("a reversal of an earlier transfer is noticed although the present payout was paid by hand, or has paid a debt", async () => {
  for (const how of ["by hand", "netted"]) {
    await using d = await Disputes.open();
    const order = await d.sale();
    await d.due();
    const id = await d.lost(order, 2000);
    if (how === "by hand") {
      d.payees.accounts.set(`acct_${d.alice}`, "restricted");
      await d.won(id);
      await d.operate("settled", order.id);
    } else {
      const other = await d.sale();
      await d.due();
      d.spends(true);
      await d.lost(other, 2000);
      await d.won(id);
    }
    assertEquals(await d.is(order), "sent, has 2500, owes 0", how);
    assertEquals((await d.payout(order)).transferId, null);
    await d.reversedOutside(order, 0, 500);
    const { status, amount, earlier, blocks } = await d.payout(order);
    assertEquals({ status, amount, earlier, blocks }, {
      status: "held",
      amount: 500,
      earlier: 2000,
      blocks: ["operator"],
    }, how);
    assertEquals(await d.is(order), "held, has 2000, owes 0", how);
  }
});

Deno.test("the hourly look notices that an earlier transfer is taken back of a payout that is reversed", async () => {
  await using d = await Disputes.open();
  const order = await d.sale();
  await d.due();
  const id = await d.lost(order, 2000);
  await d.won(id);
  await d.lost(order, 2000);
  assertEquals(await d.is(order), "reversed, has 2500, owes 0");
  d.payees.of(order.id)[0].reversed += 500;
  const entry = {
    id: "txn_1",
    net: 500,
    payoutId: order.id,
    kind: "transfer",
    type: "transfer_refund",
    currency: "EUR",
    fee: null,
    about: null,
  } as const;
  await lookAtReversal(d.market.e.x, entry);
  await d.market.settle();
  const { status, amount, blocks } = await d.payout(order);
  assertEquals({ status, amount, blocks }, { status: "held", amount: 500, blocks: ["operator"] });
  assertEquals(await d.is(order), "held, has 2000, owes 0");
});
