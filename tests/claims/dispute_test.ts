/** The buyer's bank and a moderator never both give the money back. */
import { assertEquals } from "@std/assert";
import { answerClaim, openClaim } from "#domain/claims/commands.ts";
import { codeOf, must } from "../exchange.ts";
import { DUE_DAYS, Money } from "../payouts/cast.ts";
import {
  answered,
  atTheDoor,
  bank,
  bankSays,
  claimed,
  claimOf,
  NOT_LET_IN,
  verdict,
} from "./cast.ts";

Deno.test("while the bank decides nobody else does, but the seller may answer", async () => {
  const it = bank();
  await using m = await Money.open(it);
  const order = await m.sale();
  await claimed(m, order);
  await bankSays(m, it, order, "open");
  assertEquals((await m.payout(order)).blocks, ["claim", "dispute"]);
  assertEquals(codeOf(await answerClaim(m.e.x, m.alice, order.id, "I sold it once.")), "ok");
  assertEquals(codeOf(await verdict(m, order, "upheld")), "disputed");
  assertEquals(codeOf(await verdict(m, order, "rejected")), "disputed");
});

Deno.test("a dispute that is won leaves the claim to the moderators", async () => {
  const it = bank();
  await using m = await Money.open(it);
  const order = await m.sale();
  await answered(m, order);
  await bankSays(m, it, order, "open");
  await bankSays(m, it, order, "won");
  assertEquals((await m.payout(order)).blocks, ["claim"]);
  must(await verdict(m, order, "upheld"));
  await m.e.settle();
  assertEquals((await m.e.paymentNow(order.paymentId!)).status, "refunded");
});

Deno.test("a dispute that is lost ends the claim, and nothing is paid twice", async () => {
  const it = bank();
  await using m = await Money.open(it);
  await m.account();
  const order = await m.sale();
  await answered(m, order);
  await bankSays(m, it, order, "open");
  await bankSays(m, it, order, "lost");
  const claim = await claimOf(m, order);
  assertEquals([claim.status, claim.closedBy], ["upheld", "dispute"]);
  assertEquals((await m.e.paymentNow(order.paymentId!)).status, "captured");
  assertEquals(codeOf(await verdict(m, order, "rejected")), "claim_closed");
  await m.days(DUE_DAYS);
  assertEquals((await m.payout(order)).status, "cancelled");
  assertEquals(await m.transferred(order), { times: 0, sum: 0 });

  // The bank changes its mind: the claim, which has ended, does not keep the seller's money.
  await bankSays(m, it, order, "won");
  assertEquals((await m.payout(order)).status, "sent");
  assertEquals(await m.transferred(order), { times: 1, sum: 4500 });
});

Deno.test("nobody claims what the bank has given back", async () => {
  const it = bank();
  await using m = await Money.open(it);
  const order = await m.sale();
  await bankSays(m, it, order, "lost");
  await atTheDoor(m, order);
  assertEquals(codeOf(await openClaim(m.e.x, m.bob, order.id, NOT_LET_IN)), "claim_closed");
});
