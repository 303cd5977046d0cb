/** The verification finds what is wrong with sellers' money, and nothing else. */
import { assertEquals } from "@std/assert";
import { verifyPayouts } from "#domain/invariants/payouts.ts";
import { payoutsOfOrders } from "#domain/payouts/migration.ts";
import { payouts } from "#domain/payouts/payout.ts";
import { DUE_DAYS, IBANS, type Money } from "./cast.ts";
import { everyStage } from "./stage.ts";
import { wrongs } from "./wrong_payouts.ts";

const found = (m: Money) =>
  Array.fromAsync(
    verifyPayouts(m.e.x.store),
    ({ entity, rule, detail }) => `${entity} ${rule}: ${detail}`,
  );

Deno.test("nothing is found in payouts that are held, on their way, sent, owed, taken back and cancelled", async () => {
  const { m } = await everyStage();
  await using _ = m;
  assertEquals(await found(m), []);
  await m.days(DUE_DAYS);
  await m.account(IBANS.hangs);
  const sending = await m.sale();
  await m.days(DUE_DAYS);
  assertEquals((await m.payout(sending)).status, "sending");
  assertEquals(await found(m), []);
  await m.refund(sending);
  assertEquals(await found(m), []);
  await m.seconds(600);
  assertEquals((await m.payout(sending)).status, "reversed");
  assertEquals(await found(m), []);
});

for (const [what, wrong, findings] of wrongs) {
  Deno.test(`${what} is found, and nothing else is`, async () => {
    const stage = await everyStage();
    await using m = stage.m;
    const { paymentId } = await m.payout(stage.held);
    await wrong(stage);
    assertEquals(await found(m), findings.map((one) => one.replace("PAYMENT", paymentId)));
  });
}

Deno.test("while old orders wait for their payouts, one without a payout is nothing wrong", async () => {
  const { m, held } = await everyStage();
  await using _ = m;
  await m.e.x.store.transact(async (tx) => {
    const { progress, row } = payoutsOfOrders;
    await tx.getMany([[payouts, held.id], [progress, row]]);
    tx.delete(payouts, held.id);
    tx.delete(progress, row);
  });
  assertEquals(await found(m), []);
});
