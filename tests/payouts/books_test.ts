/** What happens to a seller's money stands in the books, in the commit of its cause, to the cent. */
import { assert, assertEquals } from "@std/assert";
import { type Account, sellerOwes, sellerPayable } from "#domain/books/accounts.ts";
import { postings, postingsAbout } from "#domain/books/posting.ts";
import type { Order } from "#domain/orders/order.ts";
import { payments } from "#domain/payments/payment.ts";
import { operatePayout } from "#domain/payouts/by_operators.ts";
import { noteDebt } from "#domain/payouts/debts_by_operators.ts";
import { DUE_DAYS, IBANS, Money, openWithBank } from "./cast.ts";

/** The accounts that are not at zero, from the postings; each must balance. */
async function accounts(m: Money): Promise<Partial<Record<string, number>>> {
  const sums: Record<string, number> = {};
  const names: Record<string, string> = {
    [sellerOwes(m.alice)]: "owes",
    [sellerPayable(m.alice)]: "payable",
  };
  for await (const { id, lines } of m.e.x.store.scan(postings)) {
    assertEquals(lines.reduce((sum, { amount }) => sum + amount, 0), 0, id);
    for (const { account, amount } of lines) {
      const name = names[account as Account] ?? account;
      sums[name] = (sums[name] ?? 0) + amount;
    }
  }
  return Object.fromEntries(Object.entries(sums).filter(([, amount]) => amount !== 0));
}

/** What is open on the payments of the seller; zeros are left out. */
async function open(m: Money): Promise<Record<string, number>> {
  const sums: Record<string, number> = {};
  for await (const { balances } of m.e.x.store.scan(payments)) {
    for (const [name, amount] of Object.entries(balances ?? {})) {
      sums[name] = (sums[name] ?? 0) + amount;
    }
  }
  const { payable, due } = sums;
  return { payable, due };
}

Deno.test("a sale that is paid out leaves nothing open", async () => {
  await using m = await Money.open();
  await m.account();
  await m.sale();
  assertEquals(await accounts(m), { provider_balance: 4500, payable: -4500 });
  await m.days(DUE_DAYS);
  assertEquals(await accounts(m), {});
  assertEquals(await open(m), { payable: 0, due: 0 });
});

Deno.test("a refund after the payout leaves nothing open once the money is back", async () => {
  await using m = await Money.open();
  await m.account();
  const order = await m.sale();
  await m.days(DUE_DAYS);
  await m.refund(order);
  assertEquals(await accounts(m), {});
  assertEquals(await open(m), { payable: 0, due: 0 });
});

Deno.test("a refund that meets a transfer on its way has the seller owe it until it is back", async () => {
  await using m = await Money.open();
  await m.account(IBANS.hangs);
  const order = await m.sale();
  await m.days(DUE_DAYS);
  await m.refund(order);
  // The buyer has the money; the transfer has not been seen yet.
  assertEquals(await accounts(m), {});
  await m.seconds(600);
  assertEquals((await m.payout(order)).status, "reversed");
  assertEquals(await accounts(m), {});
  assertEquals(await open(m), { payable: 0, due: 0 });
});

Deno.test("what a seller has spent is what they owe, until it is netted", async () => {
  await using m = await Money.open();
  await m.account(IBANS.spends);
  const first = await m.sale();
  await m.days(DUE_DAYS);
  await m.refund(first);
  assertEquals(await accounts(m), { provider_balance: -4500, owes: 4500 });
  const small = await m.sale({ price: { amount: 1500, currency: "EUR" } });
  await m.days(DUE_DAYS);
  assertEquals(await accounts(m), { provider_balance: -3000, owes: 3000 });
  // Refunded: what was netted is owed again.
  await m.refund(small);
  assertEquals(await accounts(m), { provider_balance: -4500, owes: 4500 });
  assertEquals((await m.payout(small)).status, "owed");
  await m.sale();
  await m.days(DUE_DAYS);
  assertEquals(await accounts(m), {});
  assertEquals(await open(m), { payable: 0, due: 0 });
  assertEquals((await m.payout(first)).status, "reversed");
  assertEquals((await m.payout(small)).status, "reversed");
});

/** A dispute that is lost, whose money the seller pays back, and that is won after all. */
async function wonAtLast({ m, says }: Awaited<ReturnType<typeof openWithBank>>, order: Order) {
  await says(order, "lost");
  assertEquals((await m.payout(order)).status, "owed");
  assertEquals((await noteDebt(m.e.x, m.alice, "repaid", 4500)).is, "done");
  await m.e.settle();
  assertEquals((await m.payout(order)).status, "reversed");
  await says(order, "won");
}

const postedOf = async (m: Money, { paymentId }: Order, cause: string): Promise<number> =>
  (await postingsAbout(m.e.x.store, { id: paymentId! }))
    .filter((one) => one.cause === cause).length;

Deno.test("a payout that was wholly kept for a debt and is sent after all is posted twice", async () => {
  const bank = await openWithBank({ BUYER_FEE_PERCENT: "10" });
  await using m = bank.m;
  await m.account(IBANS.spends);
  const first = await m.sale();
  await m.days(DUE_DAYS);
  await m.refund(first);
  const second = await m.sale();
  await m.days(DUE_DAYS);
  assertEquals(await postedOf(m, second, "transferred"), 1);
  await wonAtLast(bank, second);
  assertEquals((await m.payout(second)).status, "sent");
  assertEquals(await postedOf(m, second, "transferred"), 2);
});

Deno.test("a payout that is paid by hand twice is posted twice", async () => {
  const bank = await openWithBank();
  await using m = bank.m;
  const order = await m.sale();
  assert((await operatePayout(m.e.x, order.id, "settled"))?.changed);
  await wonAtLast(bank, order);
  assert((await operatePayout(m.e.x, order.id, "settled"))?.changed);
  assertEquals(await postedOf(m, order, "by_hand"), 2);
});
