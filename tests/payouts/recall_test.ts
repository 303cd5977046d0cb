/** The seller and the buyer never both have the money, unless the difference stands as a debt. */
import { assertEquals } from "@std/assert";
import { cancelConcert } from "#domain/concerts/endings.ts";
import { moveConcert } from "#domain/concerts/corrections.ts";
import { concerts } from "#domain/concerts/concert.ts";
import { orders } from "#domain/orders/order.ts";
import { owedNow } from "#domain/payouts/debt.ts";
import { findPayout } from "#domain/payouts/queries.ts";
import { listings } from "#domain/tickets/listing.ts";
import { decideWonAfterLost } from "#domain/trade/payouts/payout_recall.ts";
import { emptyWorld } from "#domain/trade/world.ts";
import { CONCERT, paymentOf, payoutWith } from "../domain/cast.ts";
import { must } from "../exchange.ts";
import { DUE_DAYS, IBANS, Money } from "./cast.ts";

Deno.test("a refund before the payout is sent cancels it, and nothing is transferred", async () => {
  await using m = await Money.open();
  await m.account();
  const order = await m.sale();
  await m.refund(order);
  assertEquals((await m.payout(order)).status, "cancelled");
  await m.days(DUE_DAYS);
  assertEquals(await m.transferred(order), { times: 0, sum: 0 });
});

Deno.test("a refund after the payout was sent takes the money back", async () => {
  await using m = await Money.open();
  await m.account();
  const order = await m.sale();
  await m.days(DUE_DAYS);
  await m.refund(order);
  assertEquals((await m.payout(order)).status, "reversed");
  assertEquals(await m.transferred(order), { times: 1, sum: 0 });
});

Deno.test("a refund while the transfer is on its way takes the money back once it has arrived", async () => {
  await using m = await Money.open();
  await m.account(IBANS.hangs);
  const order = await m.sale();
  await m.days(DUE_DAYS);
  await m.refund(order);
  const payout = await m.payout(order);
  assertEquals([payout.status, payout.recall], ["sending", 4500]);
  await m.seconds(600);
  assertEquals((await m.payout(order)).status, "reversed");
  assertEquals(await m.transferred(order), { times: 1, sum: 0 });
});

Deno.test("money that a seller has spent is owed, and kept from their next payouts until it is paid", async () => {
  await using m = await Money.open();
  await m.account(IBANS.spends);
  const first = await m.sale();
  await m.days(DUE_DAYS);
  await m.refund(first);
  assertEquals((await m.payout(first)).status, "owed");
  assertEquals(owedNow(await m.debt()), 4500);

  const small = await m.sale({ price: { amount: 1500, currency: "EUR" } });
  await m.days(DUE_DAYS);
  assertEquals((await m.payout(small)).status, "sent");
  assertEquals((await m.payout(small)).withheld, 1500);
  assertEquals(await m.transferred(small), { times: 0, sum: 0 });
  assertEquals((await m.payout(first)).status, "owed");

  const big = await m.sale();
  await m.days(DUE_DAYS);
  assertEquals(await m.transferred(big), { times: 1, sum: 1500 });
  assertEquals(owedNow(await m.debt()), 0);
  assertEquals((await m.payout(first)).status, "reversed");
});

Deno.test("a refund of a payout that paid a debt has the seller owe that part again", async () => {
  await using m = await Money.open();
  await m.account(IBANS.spends);
  const first = await m.sale();
  await m.days(DUE_DAYS);
  await m.refund(first);
  await m.account(IBANS.takes);
  const second = await m.sale({ price: { amount: 5000, currency: "EUR" } });
  await m.days(DUE_DAYS);
  assertEquals(await m.transferred(second), { times: 1, sum: 500 });
  await m.refund(second);
  assertEquals(await m.transferred(second), { times: 1, sum: 0 });
  assertEquals((await m.payout(second)).status, "owed");
  assertEquals(owedNow(await m.debt()), 4500);
});

Deno.test("a concert that is moved moves its payouts, and leaves buyers a week to give tickets back", async () => {
  await using m = await Money.open();
  await m.account();
  const order = await m.sale();
  const concert = (await m.e.x.store.get(concerts, order.concertId!))!;
  const startsAt = concert.startsAt + 10 * 86_400_000;
  must(
    await moveConcert(m.e.x, m.mo, concert.id, startsAt, { reason: "ill", requestId: null }),
  );
  await m.e.settle();
  assertEquals((await m.payout(order)).releaseAt, startsAt + 3 * 86_400_000);
  await m.days(DUE_DAYS + 9);
  assertEquals((await m.payout(order)).status, "held");
  await m.days(1);
  assertEquals((await m.payout(order)).status, "sent");

  // Moved to tomorrow: three days after the concert the week has not passed.
  const next = await m.sale();
  const DAY = 86_400_000;
  const tomorrow = m.e.clock.now() + DAY;
  const change = { reason: "ill", requestId: null };
  must(await moveConcert(m.e.x, m.mo, next.concertId!, tomorrow, change));
  await m.e.settle();
  assertEquals((await m.payout(next)).releaseAt, tomorrow + 6 * DAY);
  await m.seconds(7 * 86_400 - 1);
  assertEquals((await m.payout(next)).status, "held");
  await m.seconds(1);
  assertEquals((await m.payout(next)).status, "sent");
});

Deno.test("a cancelled concert sends nothing, even if its walk comes late", async () => {
  await using m = await Money.open();
  await m.account();
  const order = await m.sale();
  const concert = (await m.e.x.store.get(concerts, order.concertId!))!;
  // As a process that dies straight after the decision leaves it.
  await m.e.x.store.transact((tx) =>
    tx.get(concerts, concert.id).then((now) =>
      void tx.put(concerts, { ...now!, status: "cancelled" })
    )
  );
  await m.days(DUE_DAYS);
  assertEquals((await m.payout(order)).status, "held");
  assertEquals(await m.transferred(order), { times: 0, sum: 0 });
});

Deno.test("the sale of a cancelled concert pays its buyer back, and not its seller", async () => {
  await using m = await Money.open();
  await m.account();
  const order = await m.sale();
  must(await cancelConcert(m.e.x, m.mo, order.concertId!, { reason: "ill", requestId: null }));
  await m.e.settle();
  assertEquals((await m.e.orderNow(order.id)).status, "refunded");
  assertEquals((await m.payout(order)).status, "cancelled");
  assertEquals(must(await findPayout(m.e.x, m.alice, order.id)).reason, "refunded");
});

for (const knows of [true, false]) {
  const when = knows ? "has a concert" : "gets its concert later";
  Deno.test(`an order from before there were concerts, whose listing ${when}, is paid after the new start`, async () => {
    await using m = await Money.open();
    await m.account();
    const { store } = m.e.x;
    const reserved = await m.e.reserve(m.bob, (await m.e.ticket(m.alice)).id);
    const concertId = reserved.concertId!;
    const rewrite = (id: string | null) =>
      store.transact(async (tx) => {
        tx.put(listings, { ...(await tx.get(listings, reserved.listingId))!, concertId: id });
      });
    await store.transact(async (tx) => {
      tx.put(orders, { ...(await tx.get(orders, reserved.id))!, concertId: null });
    });
    if (!knows) await rewrite(null);
    const order = await m.e.buy(reserved);
    assertEquals((await m.payout(order)).concertId, knows ? concertId : null);
    if (!knows) await rewrite(concertId);
    const startsAt = order.terms.startsAt + 10 * 86_400_000;
    must(await moveConcert(m.e.x, m.mo, concertId, startsAt, { reason: "ill", requestId: null }));
    await m.days(DUE_DAYS + 9);
    assertEquals((await m.payout(order)).status, "held");
    await m.days(1);
    assertEquals((await m.payout(order)).status, "sent");
  });
}

Deno.test("money that is due again after a dispute waits while another dispute is open", () => {
  const payout = payoutWith({ status: "reversed", taken: 4500, reason: "dispute_lost" });
  const blocksWhile = (status: "open" | "won") => {
    const payment = { ...paymentOf(), dispute: { status, openedAt: 0 } };
    return decideWonAfterLost({ ...emptyWorld(CONCERT), payment, payout }).payout!.blocks;
  };
  assertEquals(blocksWhile("open"), ["dispute"]);
  assertEquals(blocksWhile("won"), []);
});
