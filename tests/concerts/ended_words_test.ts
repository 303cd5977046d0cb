/** What buyers and sellers are told about orders that a move or a cancellation ended: the real reason, and the time of now. */
import { moveConcert } from "#domain/concerts/corrections.ts";
import { cancelConcert } from "#domain/concerts/endings.ts";
import { giveBack } from "#domain/concerts/give_back.ts";
import { cancelOrder, refundOrder } from "#domain/orders/commands.ts";
import { shownReason } from "#domain/orders/why_stopped.ts";
import { inWords } from "#words/problems.ts";
import { en } from "#words/en/mod.ts";
import type { Result } from "#domain/result.ts";
import { must } from "../exchange.ts";
import { because, Cast } from "./cast.ts";
import { assert, assertEquals, assertMatch } from "@std/assert";

const DAY = 86_400_000;

const said = (result: Result<unknown>): [code: string, detail: string] => {
  assert(!result.ok, "it was not refused");
  const { code, detail } = result.refusal;
  return [code, inWords(detail ?? "(general)", en)];
};

Deno.test("who cannot give back is told the true reason: unpaid, never moved, moved back, begun, cancelled or late", async () => {
  await using c = await Cast.open();
  const { e, alice, bob } = c;
  const refused = async (orderId: string) => {
    const [code, detail] = said(await giveBack(e.x, bob, orderId));
    assertEquals(code, "order_not_cancellable");
    return detail;
  };
  const ticket = await e.ticket(alice);
  const move = async (by: number) => {
    must(await moveConcert(e.x, c.mo, ticket.concertId!, ticket.startsAt + by, because));
    await e.settle();
  };
  const held = await e.reserve(bob, ticket.id);
  assertEquals(
    await refused(held.id),
    "Only an order that is paid and complete can be given back.",
  );
  const payment = await e.checkout(bob, held.id);
  must(await e.pay(payment));
  await e.settle();
  const same = "The concert takes place at the time that you bought it for.";
  assertEquals(await refused(held.id), same);
  await move(DAY);
  await move(0);
  assertEquals(await refused(held.id), same);
  await move(2 * DAY);
  e.clock.forward(8 * DAY / 1000);
  assertEquals(
    await refused(held.id),
    "It could be given back for seven days after the concert was moved.",
  );
  e.clock.forward((ticket.startsAt + 3 * DAY - e.clock.at) / 1000);
  assertEquals(await refused(held.id), "The concert has begun.");
});

Deno.test("until the refund of a cancelled concert is decided, its buyer is told that it comes by itself", async () => {
  await using c = await Cast.open();
  const { e, alice, bob } = c;
  const ticket = await e.ticket(alice);
  const { order } = await c.buy(bob, ticket.id);
  // Before the walk, as the buyer's post may arrive.
  const cancelled = cancelConcert(e.x, c.mo, ticket.concertId!, because);
  must(await cancelled);
  const answer = await giveBack(e.x, bob, order.id);
  if (!answer.ok) {
    assertEquals(said(answer), [
      "order_not_cancellable",
      "The concert was cancelled: you get your money back without giving anything back.",
    ]);
  } else assertEquals(answer.value.status, "refunded");
});

Deno.test("an order that is paid, refunded or no sale is not refused because its payment is going through", async () => {
  await using c = await Cast.open();
  const { e, alice, bob } = c;
  const { order } = await c.buy(bob, (await e.ticket(alice)).id);
  const cancel = async () => said(await cancelOrder(e.x, bob, order.id));
  assertEquals(await cancel(), ["order_not_cancellable", "It is paid and complete."]);
  must(await refundOrder(e.x, c.mo, order.id, because));
  assertEquals(await cancel(), ["order_not_cancellable", "It was refunded."]);
  const held = await e.reserve(bob, (await e.ticket(alice)).id);
  assertEquals(said(await refundOrder(e.x, c.mo, held.id, because)), [
    "order_not_cancellable",
    "It is not a sale, so there is nothing to refund.",
  ]);
});

Deno.test("the reason to show of an order that ended with its concert is the concert's, else the moderator", async () => {
  await using c = await Cast.open();
  const { e, alice, bob } = c;
  const reasonFor = async (
    end: (ticket: { concertId: string | null; startsAt: number }) => Promise<Result<unknown>>,
    title: string,
  ) => {
    const ticket = await e.ticket(alice, { title });
    const order = await e.reserve(bob, ticket.id);
    must(title === "Stopped" ? await cancelOrder(e.x, c.mo, order.id, because) : await end(ticket));
    await e.settle();
    return await shownReason(e.x, await c.orderNow(order), e.clock.at);
  };
  assertEquals(
    [
      await reasonFor(
        (t) => moveConcert(e.x, c.mo, t.concertId!, t.startsAt + DAY, because),
        "Moved",
      ),
      await reasonFor((t) => cancelConcert(e.x, c.mo, t.concertId!, because), "Cancelled"),
      await reasonFor(() => Promise.reject(), "Stopped"),
    ],
    ["concert_moved", "concert_cancelled", "moderator"],
  );
});

Deno.test("letters after a move show the new time, and mention a bank's hold only to who has paid", async () => {
  await using c = await Cast.open();
  const { e, alice, bob } = c;
  const [sold, held] = [await e.ticket(alice), await e.ticket(alice)];
  const carol = await e.user("Carol");
  await c.buy(bob, sold.id);
  await e.reserve(carol, held.id);
  must(await moveConcert(e.x, c.mo, sold.concertId!, sold.startsAt + DAY, because));
  await e.settle();
  const letter = (to: string, subject: string) => {
    const found = e.x.mailer.sent()!.find((one) =>
      one.to.startsWith(`${to}.`) && one.subject.startsWith(subject)
    );
    assert(found, `${to} got no letter “${subject}”`);
    return found.text;
  };
  const toCarol = letter("Carol", "New time");
  assertMatch(toCarol, /moved from Sun, Feb 14, 2027.* to Mon, Feb 15, 2027/);
  assertEquals(toCarol.match(/Feb 14/g)?.length, 1, toCarol);
  assert(!toCarol.includes("bank's hold"), toCarol);
  must(await cancelConcert(e.x, c.mo, sold.concertId!, because));
  await e.settle();
  for (const text of [letter("Bob", "Concert cancelled"), letter("Alice", "Sale reversed")]) {
    assert(text.includes("Feb 15, 2027") && !text.includes("Feb 14"), text);
  }
});

Deno.test("who reserved and opened no payment page gets no word of a bank's hold when a moderator cancels", async () => {
  await using c = await Cast.open();
  const { e, alice, bob } = c;
  const order = await e.reserve(bob, (await e.ticket(alice)).id);
  must(await cancelOrder(e.x, c.mo, order.id, because));
  await e.settle();
  const [{ text }] = e.x.mailer.sent()!.filter(({ to }) => to.startsWith("Bob."));
  assertMatch(text, /You were not charged\./);
  assert(!text.includes("bank's hold"), text);
});
