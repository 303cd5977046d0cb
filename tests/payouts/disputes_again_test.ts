/** Disputes that are won while something of the payout is on its way, and what comes after that. */
import { assertEquals } from "@std/assert";
import { refundOrder } from "#domain/orders/commands.ts";
import { must } from "../exchange.ts";
import { closeDispute, dispute, refund, reinstate } from "../stripe/after_sale.ts";
import { Disputes } from "./disputed_sales.ts";

Deno.test("a part that was lost before the payout and is won while the rest is on its way is sent after it", async () => {
  await using d = await Disputes.open();
  const order = await d.sale();
  const id = await d.lost(order, 1000);
  await d.answers({ transfers: false });
  await d.due();
  assertEquals(await d.is(order), "sending, has 0, owes 0");
  await d.won(id);
  assertEquals(await d.is(order), "sending, has 0, owes 0");
  await d.answers({ transfers: true });
  assertEquals(await d.is(order), "sent, has 4500, owes 0");
  assertEquals(d.payees.of(order.id).map((one) => one.amount), [3500, 1000]);
});

Deno.test("what a won dispute would send again is not sent if the order is refunded before, or the bank takes it again", async () => {
  for (const again of ["refunded", "lost"]) {
    await using d = await Disputes.open();
    const order = await d.sale();
    await d.due();
    await d.answers({ reverses: false });
    const id = await d.lost(order);
    await d.won(id);
    assertEquals(await d.is(order), "reversing, has 4500, owes 0");
    if (again === "lost") await d.lost(order);
    else must(await refundOrder(d.market.e.x, await d.market.moderator(), order.id));
    await d.answers({ reverses: true });
    assertEquals(await d.is(order), "reversed, has 0, owes 0", again);
  }
});

Deno.test("money that a bank took before it could be refunded, and that came back and was refunded by hand at once, is in the books", async () => {
  await using d = await Disputes.open();
  const order = await d.sale();
  const { fake: { ledger }, e } = d.market;
  const { paymentIntentId } = await e.paymentNow(order.paymentId!);
  const { id } = dispute(ledger, paymentIntentId!, "needs_response");
  closeDispute(ledger, id, "lost");
  must(await refundOrder(e.x, await d.market.moderator(), order.id));
  await d.market.settle();
  assertEquals(await d.is(order), "cancelled, has 0, owes 0");
  reinstate(ledger, id);
  ledger.disputes.get(id)!.status = "won";
  refund(ledger, paymentIntentId!, 4500);
  await d.market.settle();
  assertEquals(await d.is(order), "cancelled, has 0, owes 0");
  const { balances, status } = await e.paymentNow(order.paymentId!);
  assertEquals([status, balances!.due], ["refunded", 0]);
});
