/** The verification finds what is wrong in the books, and nothing in books that are right. */
import { assertEquals } from "@std/assert";
import type { Balances } from "#domain/books/balances.ts";
import { NOTHING_OPEN } from "#domain/books/balances.ts";
import { postings } from "#domain/books/posting.ts";
import { addMember } from "#domain/groups/commands.ts";
import { verifyBooks } from "#domain/invariants/books.ts";
import { refundOrder } from "#domain/orders/commands.ts";
import { payments } from "#domain/payments/payment.ts";
import { Exchange, must } from "../exchange.ts";
import { everyStage } from "../payouts/stage.ts";
import { wrongBooks } from "./wrong_books.ts";

async function cast() {
  const e = await Exchange.open({ MAX_HOLDS: "0" });
  const [alice, bob, mona] = [await e.user("Alice"), await e.user("Bob"), await e.user("Mona")];
  must(await addMember(e.x, "moderators", mona));
  const buy = async () => await e.buy(await e.reserve(bob, (await e.ticket(alice)).id));
  const refund = async (id: string) => {
    must(await refundOrder(e.x, mona, id));
    await e.settle();
  };
  return { e, alice, bob, buy, refund };
}

const found = (e: Exchange) =>
  Array.fromAsync(
    verifyBooks(e.x.store),
    ({ entity, rule, detail }) => `${entity} ${rule}: ${detail}`,
  );

/** Writes balances without a posting, as a bug would. */
const corrupt = (e: Exchange, id: string, change: Partial<Balances>) =>
  e.x.store.transact(async (tx) => {
    const payment = (await tx.get(payments, id))!;
    tx.put(payments, { ...payment, balances: { ...payment.balances!, ...change } });
  });

Deno.test("nothing is found in books of sales, refunds, holds and open checkouts", async () => {
  const { e, alice, bob, buy, refund } = await cast();
  await using _ = e;
  await buy();
  await refund((await buy()).id);
  const held = await e.reserve(bob, (await e.ticket(alice)).id);
  await e.checkout(bob, held.id);
  assertEquals(await found(e), []);
  assertEquals(await Array.fromAsync(e.x.store.verifyIndexes(postings)), []);
});

Deno.test("balances that no posting explains are found, and those that do not fit the payment", async () => {
  const { e, buy } = await cast();
  await using _ = e;
  const { paymentId } = await buy();
  await corrupt(e, paymentId!, { payable: 4400 });
  assertEquals(await found(e), [
    "payment balances_wrong: captured, with payable 4400",
    "order balances_differ: seller_payable is -4500 by its postings, -4400 by its payments",
  ]);
  await corrupt(e, paymentId!, { ...NOTHING_OPEN, owed: -1 });
  assertEquals((await found(e))[0], "payment balances_wrong: owed is -1");
});

for (const [what, wrong, findings] of wrongBooks) {
  Deno.test(`${what} is found, and nothing else is`, async () => {
    const stage = await everyStage();
    await using m = stage.m;
    assertEquals(await found(m.e), []);
    await wrong(stage);
    assertEquals(await found(m.e), findings);
  });
}
