/** Disputes that are lost and won after all: books, debts and payouts agree to the cent at every step. */
import { assertEquals } from "@std/assert";
import { Disputes } from "./disputed_sales.ts";

Deno.test("a dispute lost before the payout cancels it; won after all, it is paid", async () => {
  await using d = await Disputes.open();
  const order = await d.sale();
  const id = await d.lost(order);
  assertEquals(await d.is(order), "cancelled, has 0, owes 0");
  await d.won(id);
  assertEquals(await d.is(order), "held, has 0, owes 0");
  await d.due();
  assertEquals(await d.is(order), "sent, has 4500, owes 0");
});

Deno.test("a dispute lost after the payout takes it back; won after all, it is paid again", async () => {
  await using d = await Disputes.open();
  const order = await d.sale();
  await d.due();
  const id = await d.lost(order);
  assertEquals(await d.is(order), "reversed, has 0, owes 0");
  await d.won(id);
  assertEquals(await d.is(order), "sent, has 4500, owes 0");
});

Deno.test("of a dispute about a part the seller keeps the rest, before the payout and after it", async () => {
  for (const isSent of [false, true]) {
    await using d = await Disputes.open();
    const order = await d.sale();
    if (isSent) await d.due();
    const id = await d.lost(order, 1000);
    assertEquals(await d.is(order), isSent ? "sent, has 3500, owes 0" : "held, has 0, owes 0");
    if (!isSent) await d.due();
    assertEquals(await d.is(order), "sent, has 3500, owes 0");
    await d.won(id);
    assertEquals(await d.is(order), "sent, has 4500, owes 0");
  }
});

Deno.test("a dispute won while its money is on the way back pays the seller once that has arrived", async () => {
  await using d = await Disputes.open();
  const order = await d.sale();
  await d.due();
  await d.answers({ reverses: false });
  const id = await d.lost(order);
  assertEquals(await d.is(order), "reversing, has 4500, owes 0");
  await d.won(id);
  assertEquals(await d.is(order), "reversing, has 4500, owes 0");
  await d.answers({ reverses: true });
  assertEquals(await d.is(order), "sent, has 4500, owes 0");
  assertEquals(d.payees.of(order.id).map((one) => one.amount - one.reversed), [0, 4500]);
});

Deno.test("a dispute won while its money is on the way back leaves it with a seller who has spent it", async () => {
  await using d = await Disputes.open();
  const order = await d.sale();
  await d.due();
  await d.answers({ reverses: false });
  const id = await d.lost(order);
  await d.won(id);
  d.spends(true);
  await d.answers({ reverses: true });
  assertEquals(await d.is(order), "sent, has 4500, owes 0");
  assertEquals(d.payees.of(order.id).length, 1);
});

Deno.test("a dispute won while its money is owed forgives the debt, and nothing is sent again", async () => {
  await using d = await Disputes.open();
  const order = await d.sale();
  await d.due();
  d.spends(true);
  const id = await d.lost(order);
  assertEquals(await d.is(order), "owed, has 4500, owes 4500");
  await d.won(id);
  assertEquals(await d.is(order), "sent, has 4500, owes 0");
});

Deno.test("a dispute won while a part is owed forgives that, and pays again what another sale has paid of it", async () => {
  await using d = await Disputes.open();
  const order = await d.sale();
  await d.due();
  d.spends(true);
  const id = await d.lost(order);
  const small = await d.sale(1500);
  await d.due();
  assertEquals(await d.is(small), "sent, has 0, owes 3000");
  assertEquals(await d.is(order), "owed, has 4500, owes 3000");
  await d.won(id);
  assertEquals(await d.is(order), "sent, has 6000, owes 0");
  // Six thousand are what both sales are worth to her.
  assertEquals(d.market.e.log.alarms.filter((one) => one.startsWith("payout.")), []);
});

Deno.test("a dispute won after another sale has paid all of its debt pays the seller again", async () => {
  await using d = await Disputes.open();
  const order = await d.sale();
  await d.due();
  d.spends(true);
  const id = await d.lost(order);
  const other = await d.sale();
  await d.due();
  assertEquals(await d.is(order), "reversed, has 4500, owes 0");
  await d.won(id);
  assertEquals(await d.is(order), "sent, has 9000, owes 0");
  assertEquals(await d.is(other), "sent, has 0, owes 0");
});

Deno.test("a dispute won while the transfer is on its way leaves it to the seller, less what it paid of a debt", async () => {
  await using d = await Disputes.open();
  const first = await d.sale(1500);
  await d.due();
  d.spends(true);
  await d.lost(first);
  assertEquals(await d.is(first), "owed, has 1500, owes 1500");
  const order = await d.sale();
  await d.answers({ transfers: false });
  await d.due();
  assertEquals(await d.is(order), "sending, has 0, owes 0");
  const id = await d.lost(order);
  assertEquals(await d.is(order), "sending, has 0, owes 0");
  await d.won(id);
  assertEquals(await d.is(order), "sending, has 0, owes 0");
  await d.answers({ transfers: true });
  assertEquals(await d.is(order), "sent, has 3000, owes 0");
});
