/** What sellers are written about their money: once for each thing that happened, whatever runs twice. */
import { assertEquals, assertMatch } from "@std/assert";
import { users } from "#domain/users/user.ts";
import { onPayoutSent, onPayoutWaiting } from "#domain/mail/on_payout_events.ts";
import { noteDebt } from "#domain/payouts/debts_by_operators.ts";
import { owedNow } from "#domain/payouts/debt.ts";
import { owedAgain } from "#domain/payouts/queries.ts";
import { claimed } from "../claims/cast.ts";
import { DUE_DAYS, IBANS, Money, openWithBank } from "./cast.ts";

/** The letters to Alice about her money, in their order: the part before the concert's name. */
async function letters(m: Money) {
  const { email } = (await m.e.x.store.get(users, m.alice))!;
  return m.e.x.mailer.sent()!.filter(({ to }) => to === email).reverse()
    .map(({ subject, id, text }) => ({
      subject: subject.replace(/:? ?The Night Owls/, ""),
      id,
      text,
    }))
    .filter(({ subject }) => subject !== "Sold");
}
const subjects = async (m: Money) => (await letters(m)).map(({ subject }) => subject);

Deno.test("a dispute is told when it begins, and when it costs the payout", async () => {
  const { m, says } = await openWithBank();
  await using _ = m;
  await m.account();
  const order = await m.sale();
  await says(order, "open");
  assertEquals(await subjects(m), ["Payout on hold"]);
  assertMatch((await letters(m))[0].text, /The buyer's bank is\s+disputing the payment/);
  await says(order, "lost");
  assertEquals(await subjects(m), ["Payout on hold", "No payout"]);
});

Deno.test("a dispute after the payout says that the money may be taken back, and then that it was", async () => {
  const { m, says } = await openWithBank();
  await using _ = m;
  await m.account();
  const order = await m.sale();
  await m.days(DUE_DAYS);
  await says(order, "open");
  await says(order, "lost");
  assertEquals(await subjects(m), ["Paid", "Problem with a sale", "Taken back"]);
});

Deno.test("a seller whose account cannot return the money is told what they owe, and when it is paid", async () => {
  await using m = await Money.open();
  await m.account(IBANS.spends);
  const first = await m.sale();
  await m.days(DUE_DAYS);
  await m.refund(first);
  await m.sale();
  await m.days(DUE_DAYS);
  const told = await letters(m);
  assertEquals(
    new Set(told.map(({ subject }) => subject)),
    new Set([
      "Paid",
      "Sale reversed",
      "You owe €45.00",
      "Kept for what you owed",
      "Settled",
    ]),
  );
  assertMatch(
    told.at(-1)!.text + told.at(-2)!.text,
    /All of your share, €45\.00, paid what you owed/,
  );
});

Deno.test("a handler that runs again sends the same letter, by its Message-ID", async () => {
  await using m = await Money.open();
  await m.account();
  const order = await m.sale();
  await m.days(DUE_DAYS);
  const { version } = await m.payout(order);
  await onPayoutSent(m.e.x, { payoutId: order.id, version });
  const paid = (await letters(m)).filter(({ subject }) => subject === "Paid");
  assertEquals(paid.map(({ id }) => id), [`paid-out.${order.id}.${version}`]);
});

Deno.test("a seller whose account refuses the money is told at once, and once, also if it works again before the next try", async () => {
  for (const repaired of [false, true]) {
    await using m = await Money.open();
    await m.account(IBANS.restricts);
    const order = await m.sale();
    await m.days(DUE_DAYS);
    assertEquals(await subjects(m), ["Your €45.00 is waiting"]);
    if (repaired) await m.account();
    await m.seconds(1800);
    const paid = repaired ? ["Paid"] : [];
    assertEquals(await subjects(m), ["Your €45.00 is waiting", ...paid]);
    assertEquals((await m.payout(order)).status, repaired ? "sent" : "held");
    await m.days(6);
    assertEquals((await subjects(m)).length, 1 + paid.length);
  }
});

Deno.test("a seller who owes again what was written off is told by letter, and their page says how much of the sum that is", async () => {
  await using m = await Money.open();
  await m.account(IBANS.spends);
  const order = await m.sale();
  await m.days(DUE_DAYS);
  await m.refund(order);
  assertEquals((await noteDebt(m.e.x, m.alice, "writeoff", 4500)).is, "done");
  await m.e.settle();
  assertEquals(await owedAgain(m.e.x, m.alice), 0);
  const before = (await subjects(m)).length;
  assertEquals((await noteDebt(m.e.x, m.alice, "recover", 2000)).is, "done");
  await m.e.settle();
  assertEquals((await subjects(m)).slice(before), ["You owe €20.00 again"]);
  assertMatch(
    (await letters(m)).at(-1)!.text,
    /had\s+written\s+it\s+off\.\s+They\s+have\s+taken\s+that\s+back,\s+so\s+you\s+owe\s+it\s+again/,
  );
  assertEquals(await owedAgain(m.e.x, m.alice), 2000);
  // What is owed of a sale is no part of it.
  const next = await m.sale({ price: { amount: 5000, currency: "EUR" } });
  await m.days(DUE_DAYS);
  assertEquals(await owedAgain(m.e.x, m.alice), 0);
  assertEquals((await noteDebt(m.e.x, m.alice, "recover", 1000)).is, "done");
  await m.refund(next);
  assertEquals([owedNow(await m.debt()), await owedAgain(m.e.x, m.alice)], [6000, 1000]);
});

Deno.test("nobody is asked to set up payouts who has an account", async () => {
  await using m = await Money.open();
  await m.account();
  await m.sale();
  assertEquals(await subjects(m), []);
});

Deno.test("a reminder that comes after the account was set up is not sent", async () => {
  await using m = await Money.open();
  const order = await m.sale();
  await m.account();
  const before = await subjects(m);
  await onPayoutWaiting(m.e.x, { payoutId: order.id, version: 1 });
  assertEquals(await subjects(m), before);
});

Deno.test("a seller gets one letter about a claim, which says what happens to their money", async () => {
  await using m = await Money.open();
  await m.account();
  await claimed(m, await m.sale());
  await m.e.settle();
  assertEquals(await subjects(m), ["The buyer has a problem"]);
  assertMatch((await letters(m))[0].text, /what you have been paid for\s+it is taken back/);
});
