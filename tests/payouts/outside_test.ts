/** What somebody takes back of transfers at the provider, on its own pages, without an order of ours. */
import { assertEquals } from "@std/assert";
import { lookAtReversal } from "#domain/payments/reconcile_account.ts";
import { sellerDebts } from "#domain/payouts/debt.ts";
import { stillOwed } from "#domain/trade/payouts/payout_debts.ts";
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

Deno.test("what somebody takes back of an owed sale pays what is owed of that sale; the rest is payable again", async () => {
  await using d = await Disputes.open();
  const [a, b] = [await d.sale(), await d.sale(3000)];
  await d.due();
  d.spends(true);
  await d.partRefunded(b, 200);
  await d.operate("charge", b.id, "2");
  await d.lost(a, 300);
  assertEquals([await d.is(a), await d.is(b)], [
    "owed, has 4500, owes 500",
    "owed, has 3000, owes 500",
  ]);
  // The oldest debt is paid first: that of the other sale.
  await d.reversedOutside(a, 0, 200);
  assertEquals([await d.is(a), await d.is(b)], [
    "owed, has 4300, owes 300",
    "sent, has 3000, owes 300",
  ]);
  const owed = async () => {
    const { balances } = await d.market.e.paymentNow(a.paymentId!);
    const debt = await d.market.e.x.store.get(sellerDebts, d.alice);
    return [balances!.owed, stillOwed(await d.payout(a), debt)];
  };
  assertEquals(await owed(), [100, 300]);
  // A hundred more is owed of this sale; the other hundred was taken for nothing, and is set off against the rest.
  await d.reversedOutside(a, 0, 200);
  assertEquals(await d.is(a), "owed, has 4100, owes 100");
  assertEquals(await owed(), [0, 100]);
  // Nothing is owed of this sale by the books: all of it is payable again, and what is left of it waits.
  await d.reversedOutside(a, 0, 250);
  const { status, amount, blocks } = await d.payout(a);
  assertEquals({ status, amount, blocks }, { status: "held", amount: 150, blocks: ["operator"] });
  assertEquals(await d.is(a), "held, has 3850, owes 0");
});
