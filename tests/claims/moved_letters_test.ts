/** Letters about an order name its concert's day of now, whatever the order was agreed for. */
import { assert, assertEquals } from "@std/assert";
import { withdrawClaim } from "#domain/claims/commands.ts";
import type { Order } from "#domain/orders/order.ts";
import { payouts } from "#domain/payouts/payout.ts";
import { IBANS, Money } from "../payouts/cast.ts";
import { must } from "../exchange.ts";
import { answered, claimed, DAY_MS, moved, verdict } from "./cast.ts";

const MOVED_BY = 9 * DAY_MS;

/** "Feb 23": as the stub of a letter has it. */
const dayOf = (at: number) =>
  new Date(at).toLocaleDateString("en", {
    month: "short",
    day: "numeric",
    timeZone: "Europe/Paris",
  });

/** The concert of a sale is moved; afterwards its order still says the day that was agreed. */
async function movedSale(m: Money): Promise<{ order: Order; before: number }> {
  const sold = await m.sale();
  const before = m.e.x.mailer.sent()!.length;
  await moved(m, sold, sold.terms.startsAt + MOVED_BY);
  const order = { ...sold, terms: { ...sold.terms, startsAt: sold.terms.startsAt + MOVED_BY } };
  return { order, before };
}

/** Every letter since then names the new day, and none but the one about the move the former one. */
async function assertNewDay(m: Money, before: number, order: Order, kinds: readonly string[]) {
  await m.e.settle();
  const mails = m.e.x.mailer.sent()!;
  const letters = mails.slice(0, mails.length - before).filter(({ id }) => !id.includes("moved"));
  const found = new Set(letters.map(({ id }) => id.split(".")[0]));
  for (const kind of kinds) assert(found.has(kind), `no ${kind} among ${[...found]}`);
  for (const { id, text } of letters) {
    assert(text.includes(dayOf(order.terms.startsAt)), `${id}:\n${text}`);
    assertEquals(text.includes(dayOf(order.terms.startsAt - MOVED_BY)), false, `${id}:\n${text}`);
  }
}

Deno.test("after a move, letters about a claim, its refund and the seller's money name the new day", async () => {
  await using m = await Money.open();
  await m.account(IBANS.takes);
  const { order, before } = await movedSale(m);
  await answered(m, order);
  must(await verdict(m, order, "upheld"));
  await assertNewDay(m, before, order, [
    "claim-opened",
    "claim-made",
    "claim-answered",
    "claim-decided-buyer",
    "claim-decided-seller",
  ]);
});

Deno.test("after a move, letters about a withdrawn claim, a payout and what is taken back name the new day", async () => {
  await using m = await Money.open();
  await m.account(IBANS.takes);
  const { order, before } = await movedSale(m);
  await claimed(m, order);
  must(await withdrawClaim(m.e.x, m.bob, order.id));
  await m.e.settle();
  await m.days(4);
  await m.refund(order);
  await assertNewDay(m, before, order, [
    "claim-decided-seller",
    "paid-out",
    "refunded",
    "sale-undone",
    "payout-taken-back",
  ]);
});

Deno.test("after a move, a seller who has sold reads when the money is due now, and until when it may be given back", async () => {
  await using m = await Money.open();
  await m.account(IBANS.takes);
  const { order, before } = await movedSale(m);
  await m.e.settle();
  const mails = m.e.x.mailer.sent()!;
  const told = mails.slice(0, mails.length - before).find(({ id }) =>
    id.startsWith("listing-moved")
  )!;
  const { releaseAt } = (await m.e.x.store.get(payouts, order.id))!;
  assert(
    told.text.includes(`The money for what you have sold is now due on ${dayOf(releaseAt)}`),
    told.text,
  );
  assert(told.text.includes("may give back what they bought until"), told.text);
  assertEquals(told.text.includes("already"), false, told.text);
});

Deno.test("after a move, a seller who has sold nothing reads nothing of money", async () => {
  await using m = await Money.open();
  const sold = await m.sale();
  await m.refund(sold);
  await moved(m, sold, sold.terms.startsAt + MOVED_BY);
  await m.e.settle();
  for (const { id, text } of m.e.x.mailer.sent()!) {
    if (id.startsWith("listing-moved")) assertEquals(text.includes("money"), false, text);
  }
});
