/** What operators decide about the money of sellers is in the audit trail, under the sale, the seller and the operator. */
import { assertEquals } from "@std/assert";
import { moderatorDecisions } from "#domain/decisions/decision.ts";
import type { DecisionPage } from "#domain/ops/decisions.ts";
import { runOperation } from "#domain/ops/operations.ts";
import { DUE_DAYS, IBANS, Money } from "./cast.ts";
import { Disputes, operator } from "./disputed_sales.ts";

const who = { by: "terminal:olga", why: "the bank says so" };

async function trail(m: Money, asked: Record<string, string>): Promise<string[]> {
  const answer = await runOperation(m.e.x.ops, "audit", asked, who);
  if (!answer.ok) throw new Error(answer.message);
  return (answer.data as DecisionPage).entries.map(({ action, amount, reason, by }) =>
    `${action} ${amount?.amount} by ${by}: ${reason}`
  );
}

Deno.test("what an operator does to a payout or a debt is found by the order, the seller and the operator, once, with amount and reason", async () => {
  await using m = await Money.open();
  await m.account(IBANS.spends);
  const order = await m.sale();
  const run = async (name: string, args: object) => {
    m.e.clock.at += 1_000; // decisions are listed by time
    return (await runOperation(m.e.x.ops, `payouts.${name}`, args, who)).ok;
  };
  const orderId = order.id;
  const done = [await run("block", { orderId }), await run("release", { orderId })];
  // The second one changes nothing.
  done.push(await run("release", { orderId }));
  await m.days(DUE_DAYS);
  await m.refund(order);
  const person = m.alice;
  done.push(
    await run("repaid", { person, amount: "5" }),
    await run("repaid", { person, amount: "5" }),
  );
  done.push(await run("writeoff", { person, amount: "10" }));
  done.push(await run("recover", { person, amount: "2.50" }));
  assertEquals(done, [true, true, false, true, false, true, true]);
  const says = `by ${who.by}: ${who.why}`;
  const ofPayout = [`payout_release 4500 ${says}`, `payout_block 4500 ${says}`];
  const all = [
    `debt_recover 250 ${says}`,
    `debt_writeoff 1000 ${says}`,
    `debt_repaid 500 ${says}`,
    ...ofPayout,
  ];
  const isMoney = (line: string) => /^(payout|debt)_/.test(line);
  assertEquals((await trail(m, { thing: orderId })).filter(isMoney), ofPayout);
  assertEquals((await trail(m, { thing: m.alice })).filter(isMoney), all);
  assertEquals(await trail(m, { person: who.by }), all);
});

Deno.test("a charge is in the audit trail, and one that is refused is not", async () => {
  await using d = await Disputes.open();
  const order = await d.sale();
  await d.partRefunded(order, 1000);
  await d.operate("charge", order.id, "10");
  await d.operate("charge", order.id, "20");
  const { store } = d.market.e.x;
  const found = await Array.fromAsync(store.scan(moderatorDecisions));
  assertEquals(
    found.map(({ action, orderId, amount, people, by }) => [action, orderId, amount, people, by]),
    [
      ["loss_charged", order.id, { amount: 1000, currency: "EUR" }, [order.sellerId], operator.by],
    ],
  );
});
