/** A change of the fee settings changes no order: who has reserved or bought pays and gets what was agreed. */
import { assertEquals } from "@std/assert";
import { reserveTicket } from "#domain/orders/commands.ts";
import { payments } from "#domain/payments/payment.ts";
import { payouts } from "#domain/payouts/payout.ts";
import { payoutOf, totalOf } from "#domain/tickets/terms.ts";
import { orderOut } from "#web/api/resources.ts";
import { Exchange, must } from "../exchange.ts";
import { eur } from "../domain/cast.ts";

Deno.test("an order that was reserved before the fees changed is charged, shown and paid out as it was agreed", async () => {
  const folder = await Deno.makeTempDir();
  const env = { KV_URL: `${folder}/db` };
  const before = await Exchange.open({ ...env, BUYER_FEE_PERCENT: "10", SELLER_FEE_PERCENT: "5" });
  const [alice, bob] = [await before.user("Alice"), await before.user("Bob")];
  const [first, second] = [
    await before.ticket(alice, { price: eur(1999) }),
    await before.ticket(alice, { price: eur(1999) }),
  ];
  const ask = { ticketId: first.id, price: eur(1999) };
  const { order: reserved } = must(await reserveTicket(before.x, bob, ask));
  assertEquals(totalOf(reserved.terms), eur(2199));
  const { clock } = before;
  await before[Symbol.asyncDispose]();

  const after = { ...env, BUYER_FEE_PERCENT: "20", SELLER_FEE_PERCENT: "0" };
  await using e = await Exchange.open(after, { clock });
  // A client that sends the price alone gets the order that it has, as it is.
  const again = must(await reserveTicket(e.x, bob, ask));
  assertEquals(again.order.id, reserved.id);
  const shown = orderOut(again.order, bob, clock.now());
  assertEquals([shown.total, shown.buyerFee], [eur(2199), eur(200)]);
  const sold = orderOut(again.order, alice, clock.now());
  assertEquals([sold.payout, sold.sellerFee], [eur(1899), eur(100)]);
  const bought = await e.buy(again.order);
  assertEquals(totalOf(bought.terms), eur(2199));
  assertEquals(payoutOf(bought.terms), eur(1899));
  assertEquals((await e.x.store.get(payments, bought.paymentId!))!.amount, eur(2199));
  assertEquals((await e.x.store.get(payouts, bought.id))!.amount, 1899);
  // What is reserved now has the fees of now, also for who sends the price alone.
  const later = must(await reserveTicket(e.x, bob, { ticketId: second.id, price: eur(1999) }));
  assertEquals(totalOf(later.order.terms), eur(2399));
  await Deno.remove(folder, { recursive: true });
});
