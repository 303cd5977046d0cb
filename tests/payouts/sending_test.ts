/** A sale's money is sent to its seller once, when it is due, and not before. */
import { assertEquals } from "@std/assert";
import { GatewayUnavailable } from "#domain/ports/payments.ts";
import { PayoutRefused } from "#domain/ports/payouts.ts";
import { findPayout } from "#domain/payouts/queries.ts";
import { must } from "../exchange.ts";
import { DUE_DAYS, IBANS, Money, withPayouts } from "./cast.ts";

Deno.test("a seller's money is sent three days after the concert, once, and not a second earlier", async () => {
  await using m = await Money.open();
  await m.account();
  const order = await m.sale();
  assertEquals((await m.payout(order)).status, "held");
  m.e.clock.at = order.terms.startsAt + 3 * 86_400_000 - 1;
  await m.e.settle();
  assertEquals((await m.payout(order)).status, "held");
  m.e.clock.at++;
  await m.e.settle();
  assertEquals((await m.payout(order)).status, "sent");
  assertEquals(await m.transferred(order), { times: 1, sum: 4500 });
  await m.days(30);
  assertEquals(await m.transferred(order), { times: 1, sum: 4500 });
});

Deno.test("a seller without an account is waited for, reminded, and paid once they have one", async () => {
  await using m = await Money.open();
  const order = await m.sale();
  await m.days(DUE_DAYS);
  const shown = async () => must(await findPayout(m.e.x, m.alice, order.id));
  assertEquals((await shown()).status, "waiting");
  assertEquals((await shown()).reason, "no_account");
  for (const [days, reminded] of [[7, 1], [23, 2], [30, 3]]) {
    await m.days(days - 0.1);
    assertEquals((await m.payout(order)).reminded, reminded - 1);
    await m.days(0.1);
    assertEquals((await m.payout(order)).reminded, reminded);
  }
  assertEquals(m.e.log.alarms, []);
  await m.days(20);
  assertEquals(m.e.log.alarms, ["payout.waiting"]);
  await m.account();
  assertEquals((await m.payout(order)).status, "sent");
  assertEquals(await m.transferred(order), { times: 1, sum: 4500 });
});

Deno.test("a transfer that hangs is looked for and not made twice", async () => {
  await using m = await Money.open();
  await m.account(IBANS.hangs);
  const order = await m.sale();
  await m.days(DUE_DAYS);
  assertEquals((await m.payout(order)).status, "sending");
  await m.seconds(600);
  assertEquals((await m.payout(order)).status, "sent");
  assertEquals(await m.transferred(order), { times: 1, sum: 4500 });
});

Deno.test("an account that is restricted at the first transfer waits, until it is set up again", async () => {
  await using m = await Money.open();
  await m.account(IBANS.restricts);
  const order = await m.sale();
  await m.days(DUE_DAYS);
  const payout = await m.payout(order);
  assertEquals([payout.status, payout.reason], ["held", "account"]);
  assertEquals(must(await findPayout(m.e.x, m.alice, order.id)).status, "waiting");
  // Of another sale, which was never tried, the account is the reason as well.
  const other = await m.sale({ startsAt: m.e.clock.at + 30 * 86_400_000 });
  await m.days(DUE_DAYS);
  assertEquals((await m.payout(other)).reason, null);
  const shown = must(await findPayout(m.e.x, m.alice, other.id));
  assertEquals([shown.status, shown.reason], ["waiting", "account"]);
  await m.account();
  assertEquals((await m.payout(order)).status, "sent");
  assertEquals(await m.transferred(order), { times: 1, sum: 4500 });
});

Deno.test("a transfer that our balance does not cover alarms at once, and is made with another key later", async () => {
  const keys: string[] = [];
  let poor = true;
  await using m = await Money.open(withPayouts((real) => ({
    transfer: (payout, amount, key) => {
      keys.push(key.split(":").slice(1).join(":"));
      return poor
        ? Promise.reject(new PayoutRefused("balance", "poor"))
        : real.transfer(payout, amount, key);
    },
  })));
  await m.account();
  const order = await m.sale();
  await m.days(DUE_DAYS);
  assertEquals([(await m.payout(order)).status, (await m.payout(order)).reason], [
    "held",
    "balance",
  ]);
  assertEquals(m.e.log.alarms, ["payout.balance"]);
  poor = false;
  await m.seconds(599);
  assertEquals((await m.payout(order)).status, "held");
  await m.seconds(1);
  assertEquals((await m.payout(order)).status, "sent");
  assertEquals(keys, ["transfer:1", "transfer:2"]);
});

Deno.test("a call whose outcome is unknown is repeated with its key for a day, then with another one", async () => {
  const keys = new Set<string>();
  let away = true;
  await using m = await Money.open(withPayouts((real) => ({
    transfer: (payout, amount, key) => {
      keys.add(key.split(":").slice(1).join(":"));
      return away
        ? Promise.reject(new GatewayUnavailable("away"))
        : real.transfer(payout, amount, key);
    },
  })));
  await m.account();
  const order = await m.sale();
  await m.days(DUE_DAYS);
  for (let hour = 0; hour < 23; hour++) await m.seconds(3600);
  assertEquals([...keys], ["transfer:1"]);
  // Nothing stays on its way without an alarm.
  assertEquals(m.e.log.alarms.includes("event_stuck"), true);
  for (let hour = 0; hour < 3; hour++) await m.seconds(3600);
  assertEquals([...keys], ["transfer:1", "transfer:2"]);
  away = false;
  for (let hour = 0; hour < 3; hour++) await m.seconds(3600);
  assertEquals((await m.payout(order)).status, "sent");
  assertEquals(await m.transferred(order), { times: 1, sum: 4500 });
});

Deno.test("with all workers dead nothing is sent, and nothing is lost", async () => {
  await using m = await Money.open();
  await m.account();
  const order = await m.sale();
  await m.e.x.workers.stop();
  m.e.clock.forward(DUE_DAYS * 86_400);
  assertEquals((await m.payout(order)).status, "held");
  const rows = await Array.fromAsync(m.e.x.store.outbox.rows(9));
  assertEquals(rows.map(({ handler }) => handler), ["payouts.send"]);
});

Deno.test("a transfer refused by an account that is active is tried again later and later, not in a loop", async () => {
  let calls = 0;
  await using m = await Money.open(withPayouts((real) => ({
    transfer: (...call) =>
      ++calls < 4
        ? Promise.reject(new PayoutRefused("account", "not now"))
        : real.transfer(...call),
  })));
  await m.account();
  const order = await m.sale();
  await m.days(DUE_DAYS);
  assertEquals(calls, 1);
  await m.seconds(599);
  assertEquals(calls, 1);
  await m.seconds(1);
  assertEquals(calls, 2);
  await m.seconds(1199);
  assertEquals(calls, 2);
  await m.seconds(1);
  assertEquals(calls, 3);
  await m.seconds(2400);
  assertEquals((await m.payout(order)).status, "sent");
});
