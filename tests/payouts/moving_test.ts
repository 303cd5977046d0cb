/** Payouts with a call under way are looked at each hour, whatever became of their rows. */
import { assertEquals } from "@std/assert";
import { lookAtMoving } from "#domain/payouts/moving.ts";
import { payouts } from "#domain/payouts/payout.ts";
import { DUE_DAYS, IBANS, Money } from "./cast.ts";

/** A transfer that hangs, and nothing in the outbox that would look for its outcome. */
async function stuck(m: Money) {
  await m.account(IBANS.hangs);
  const order = await m.sale();
  await m.days(DUE_DAYS);
  assertEquals((await m.payout(order)).status, "sending");
  for (const row of await Array.fromAsync(m.e.x.ops.kv.list({ prefix: ["outbox"] }))) {
    await m.e.x.ops.kv.atomic().delete(row.key).commit();
  }
  return order;
}

Deno.test("a payout whose row is lost is sent by the next hourly look, once", async () => {
  await using m = await Money.open();
  const order = await stuck(m);
  await m.seconds(3_599);
  await lookAtMoving(m.e.x);
  assertEquals((await m.payout(order)).status, "sending");
  await m.seconds(1);
  await lookAtMoving(m.e.x);
  await lookAtMoving(m.e.x);
  assertEquals((await m.payout(order)).status, "sent");
  assertEquals(await m.transferred(order), { times: 1, sum: 4500 });
});

Deno.test("a payout on its way at another provider raises an alarm at each look, and is not sent again", async () => {
  await using m = await Money.open();
  const order = await stuck(m);
  const { provider } = await m.payout(order);
  await m.e.x.store.transact(async (tx) => {
    tx.put(payouts, { ...(await tx.get(payouts, order.id))!, provider: `former ${provider}` });
  });
  for (const alarms of [1, 2]) {
    await m.seconds(3_600);
    await lookAtMoving(m.e.x);
    assertEquals(m.e.log.alarms, Array(alarms).fill("payout.other_provider"));
  }
  assertEquals((await m.payout(order)).status, "sending");
});
