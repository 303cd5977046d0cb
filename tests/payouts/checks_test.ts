/**
 * No transaction about sellers' money or claims checks more keys than a commit may: the store throws at one that
 * does. Handlers commit in groups, so that the checks of a commit say nothing here.
 */
import { assertEquals } from "@std/assert";
import { openClaim, withdrawClaim } from "#domain/claims/commands.ts";
import { addPicture } from "#domain/claims/picture_commands.ts";
import { decideOnClaim } from "#domain/claims/verdict.ts";
import { openPayoutAccount } from "#domain/payouts/account_commands.ts";
import { operatePayout } from "#domain/payouts/by_operators.ts";
import { noteDebt } from "#domain/payouts/debts_by_operators.ts";
import { jpegWith } from "../claims/pictures.ts";
import type { Once } from "#domain/idempotency/once.ts";
import { must } from "../exchange.ts";
import { DUE_DAYS, IBANS, Money } from "./cast.ts";

/** A request with an idempotency key. */
const once = (id: string): Once<unknown> => ({
  id,
  bodyHash: "hash",
  answerTo: () => Promise.resolve({ status: 201, headers: {}, body: "" }),
});

const NOT_LET_IN = { kind: "not_let_in", text: "The code was used." } as const;

Deno.test("all that becomes of a payout, and what operators do with it, checks nine keys at most", async () => {
  await using m = await Money.open();
  const later = () => ({ startsAt: m.e.clock.at + 30 * 86_400_000 });

  must(await openPayoutAccount(m.e.x, m.alice, once("account")));
  await m.account(IBANS.spends);
  const first = await m.sale();
  await m.days(DUE_DAYS);
  assertEquals((await m.payout(first)).status, "sent");
  await m.refund(first);
  assertEquals((await m.payout(first)).status, "owed");

  await m.account();
  const netted = await m.sale({ ...later(), price: { amount: 1500, currency: "EUR" } });
  await m.days(DUE_DAYS);
  assertEquals((await m.payout(netted)).withheld, 1500);
  for (const how of ["repaid", "writeoff"] as const) {
    assertEquals((await noteDebt(m.e.x, m.alice, how, 1500)).is, "done");
    await m.e.settle();
  }
  assertEquals((await m.payout(first)).status, "reversed");

  const sent = await m.sale(later());
  await m.days(DUE_DAYS);
  await m.refund(sent);
  assertEquals((await m.payout(sent)).status, "reversed");
  const refunded = await m.sale(later());
  await m.refund(refunded);
  assertEquals((await m.payout(refunded)).status, "cancelled");

  const [blocked, byHand] = [await m.sale(later()), await m.sale(later())];
  for (const does of ["block", "release"] as const) {
    await operatePayout(m.e.x, blocked.id, does);
  }
  await operatePayout(m.e.x, byHand.id, "settled");
  assertEquals((await m.payout(byHand)).reason, "by_hand");
  await m.refund(byHand);
  assertEquals((await m.payout(byHand)).status, "owed");
});

Deno.test("a claim with pictures that is taken back, rejected, or meets a payout that was sent checks nine keys at most", async () => {
  const env = { PAYOUT_DELAY_SECONDS: "60", CLAIM_SECONDS: "60" };
  await using m = await Money.open({}, env);
  await m.account();
  const sales = [await m.sale(), await m.sale()];
  m.e.clock.at = sales[0].terms.startsAt + 1_000;
  for (const { id } of sales) must(await openClaim(m.e.x, m.bob, id, NOT_LET_IN, once(id)));
  must(await addPicture(m.e.x, m.bob, sales[0].id, jpegWith({ scan: 1_500_000 })));
  must(await withdrawClaim(m.e.x, m.bob, sales[0].id));
  await m.e.settle();
  await m.seconds(120);
  assertEquals((await m.payout(sales[0])).status, "sent");
  const verdict = { outcome: "rejected", reason: "Both sides were heard" } as const;
  must(await decideOnClaim(m.e.x, m.mo, sales[1].id, verdict));
  await m.e.settle();
  assertEquals((await m.payout(sales[1])).status, "sent");
});
