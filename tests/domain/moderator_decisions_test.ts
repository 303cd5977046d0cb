/** Moderator decisions: each is recorded together with its effect, or not at all. */
import { assert, assertEquals } from "@std/assert";
import { moderatorDecisions } from "#domain/decisions/decision.ts";
import { addMember, removeMember } from "#domain/groups/commands.ts";
import { approveTicket, rejectTicket, takeTicketOff } from "#domain/moderation/commands.ts";
import { runOperation } from "#domain/ops/operations.ts";
import type { DecisionEntry, DecisionPage } from "#domain/ops/decisions.ts";
import { cancelOrder, refundOrder, reserveTicket } from "#domain/orders/commands.ts";
import { type Order, orders } from "#domain/orders/order.ts";
import { openCheckout } from "#domain/payments/commands.ts";
import type { Payment } from "#domain/payments/payment.ts";
import { editTicket } from "#domain/tickets/commands.ts";
import { getTicket } from "#domain/tickets/queries.ts";
import type { Ticket } from "#domain/tickets/ticket.ts";
import { users } from "#domain/users/user.ts";
import { verifyOrders } from "#domain/invariants/verify.ts";
import { codeOf, Exchange, must } from "../exchange.ts";

const olga = { by: "terminal:olga", why: "she moderates" };

async function trail(e: Exchange, asked: Record<string, unknown> = {}): Promise<DecisionPage> {
  const answer = await runOperation(e.x.ops, "audit", asked, olga);
  assert(answer.ok, JSON.stringify(answer));
  return answer.data as DecisionPage;
}
const told = ({ entries }: DecisionPage) =>
  entries.map(({ action, reason }) => `${action}: ${reason}`);
const ticketNow = async (e: Exchange, id: string) => (await getTicket(e.x.store, id)) as Ticket;

async function cast(env: Record<string, string> = {}) {
  const e = await Exchange.open(env);
  const [alice, bob, mona, mike] = await Promise.all(
    ["alice", "bob", "mona", "mike"].map((name) => e.user(name)),
  );
  for (const id of [mona, mike]) must(await addMember(e.x, "moderators", id, olga));
  const { entries } = await trail(e);
  e.clock.forward(1); // decisions in the same millisecond have no order
  return { e, alice, bob, mona, mike, before: entries.length };
}

/** Without the entries that existed at the start. */
const since = ({ entries }: DecisionPage, before: number): DecisionEntry[] =>
  entries.slice(0, entries.length - before);

Deno.test("each decision about somebody's ticket or order says who, what, about whom, why and from which request", async () => {
  const { e, alice, bob, mona, before } = await cast({ MODERATION: "on" });
  await using _ = e;
  const ticket = await e.ticket(alice);
  must(await approveTicket(e.x, mona, ticket.id, 1, "request-1"));
  e.clock.forward(1);
  const stopped = await e.reserve(bob, ticket.id);
  const because = (reason: string) => ({ reason, requestId: "request-2" });
  must(await cancelOrder(e.x, mona, stopped.id, because("A stolen account")));
  e.clock.forward(1);
  const bought = await e.reserve(bob, ticket.id);
  must(await e.pay(await e.checkout(bob, bought.id)));
  await e.settle();
  e.clock.forward(1);
  must(await refundOrder(e.x, mona, bought.id, because("A copy")));
  e.clock.forward(1);
  const other = await e.ticket(alice);
  must(await rejectTicket(e.x, mona, other.id, 1, "No such hall", "request-3"));
  e.clock.forward(1);
  must(await takeTicketOff(e.x, mona, other.id, 2, "Once more", "request-4"));
  const entries = since(await trail(e), before);
  assertEquals(
    entries.map((one) => [one.action, one.ticketId, one.orderId, one.reason, one.requestId]),
    [
      ["withdraw", other.id, null, "Once more", "request-4"],
      ["reject", other.id, null, "No such hall", "request-3"],
      ["refund", ticket.id, bought.id, "A copy", "request-2"],
      ["cancel", ticket.id, stopped.id, "A stolen account", "request-2"],
      ["approve", ticket.id, null, null, "request-1"],
    ],
  );
  assertEquals(
    new Set(entries.map(({ by, name }) => `${by} ${name}`)),
    new Set([`user:${mona} mona`]),
  );
  assertEquals(entries[2].people.map(({ name }) => name), ["alice", "bob"]);
  assertEquals(entries[4].people.map(({ name }) => name), ["alice"]);
});

Deno.test("a refused action, or one that changes nothing, records no decision", async () => {
  const { e, alice, bob, mona, before } = await cast({ MODERATION: "on" });
  await using _ = e;
  const ticket = await e.ticket(alice);
  assertEquals(codeOf(await approveTicket(e.x, bob, ticket.id, 1)), "not_found");
  assertEquals(codeOf(await approveTicket(e.x, mona, ticket.id, 7)), "version_mismatch");
  must(await approveTicket(e.x, mona, ticket.id, 1));
  must(await approveTicket(e.x, mona, ticket.id, 2)); // already on sale
  const order = await e.reserve(bob, ticket.id);
  assertEquals(codeOf(await refundOrder(e.x, mona, order.id)), "order_not_cancellable");
  must(await cancelOrder(e.x, bob, order.id)); // the buyer's own action is no decision
  must(await cancelOrder(e.x, mona, order.id));
  must(await addMember(e.x, "moderators", mona, olga));
  must(await removeMember(e.x, "moderators", bob, olga));
  assertEquals(since(await trail(e), before).map(({ action }) => action), ["approve"]);
});

Deno.test("adding and removing group members is recorded: who, by whom and why", async () => {
  await using e = await Exchange.open();
  const rita = await e.user("rita");
  const { email } = (await e.x.store.get(users, rita))!;
  for (const verb of ["add", "remove"]) {
    e.clock.forward(1);
    const args = { group: "operators", person: email };
    assert((await runOperation(e.x.ops, `group.${verb}`, args, olga)).ok);
  }
  const { entries } = await trail(e, { thing: "operators" });
  assertEquals(
    entries.map(({ action, by, people, reason }) => [action, by, people[0].id, reason]),
    [
      ["group_remove", "terminal:olga", rita, "she moderates"],
      ["group_add", "terminal:olga", rita, "she moderates"],
    ],
  );
});

Deno.test("decisions can be listed by person, by thing and by day, page by page", async () => {
  const { e, alice, mona, mike } = await cast({ MODERATION: "on" });
  await using _ = e;
  const [one, two] = [await e.ticket(alice), await e.ticket(alice)];
  must(await rejectTicket(e.x, mona, one.id, 1, "first day"));
  e.clock.forward(86_400);
  must(await rejectTicket(e.x, mike, two.id, 1, "second day"));
  e.clock.forward(1);
  must(await takeTicketOff(e.x, mona, two.id, 2, "for good"));
  assertEquals(told(await trail(e, { person: mona })), ["withdraw: for good", "reject: first day"]);
  assertEquals(told(await trail(e, { thing: two.id })), [
    "withdraw: for good",
    "reject: second day",
  ]);
  assertEquals(told(await trail(e, { thing: two.id, person: mike })), ["reject: second day"]);
  assertEquals(told(await trail(e, { from: "2027-01-16" })), [
    "withdraw: for good",
    "reject: second day",
  ]);
  assertEquals(told(await trail(e, { to: "2027-01-15", person: mona })), ["reject: first day"]);
  assertEquals(told(await trail(e, { thing: alice, limit: 2 })).length, 2);
  const { next } = await trail(e, { thing: alice, limit: 2 });
  assertEquals(told(await trail(e, { thing: alice, limit: 2, cursor: next })), [
    "reject: first day",
  ]);
  const refusal = async (asked: unknown) => {
    const answer = await runOperation(e.x.ops, "audit", asked, olga);
    return answer.ok ? "ok" : answer.code;
  };
  assertEquals(await refusal({ person: "nobody@example.org" }), "not_found");
  assertEquals(await refusal({ thing: "not/an id" }), "invalid");
  assertEquals(await refusal({ from: "yesterday" }), "invalid");
  assertEquals(await refusal({ cursor: "x" }), "malformed");
});

Deno.test("when two moderators decide at once, one decision counts and the other is refused as too late", async () => {
  const { e, alice, mona, mike, before } = await cast({ MODERATION: "on" });
  await using _ = e;
  for (let round = 0; round < 10; round++) {
    const ticket = await e.ticket(alice);
    const answers = await Promise.all([
      approveTicket(e.x, mona, ticket.id, 1),
      rejectTicket(e.x, mike, ticket.id, 1, "No such hall"),
    ]);
    assertEquals(answers.map(codeOf).sort(), ["ok", "version_mismatch"]);
    const [approved] = answers;
    assertEquals((await ticketNow(e, ticket.id)).status, approved.ok ? "available" : "rejected");
    const { entries } = await trail(e, { thing: ticket.id });
    assertEquals(entries.map(({ action }) => action), [approved.ok ? "approve" : "reject"]);
  }
  assertEquals(since(await trail(e), before).length, 10);
});

Deno.test("a ticket is taken off while it is being reserved and paid: it is sold, or withdrawn and nobody is charged", async () => {
  const { e, alice, mona } = await cast();
  await using _ = e;
  const ends = new Set<string>();
  // Before the buyer's actions, during each of them, and after the last.
  for (let beside = -1; beside <= 4; beside++) {
    const bob = await e.user("bob");
    const ticket = await e.ticket(alice);
    const bought: { order?: Order; checkout?: Payment } = {};
    const steps = [
      async () => {
        const held = await reserveTicket(e.x, bob, { ticketId: ticket.id });
        if (held.ok) bought.order = held.value.order;
      },
      async () => {
        const opened = bought.order && await openCheckout(e.x, bob, bought.order.id);
        if (opened?.ok) bought.checkout = opened.value;
      },
      async () => void (bought.checkout && await e.pay(bought.checkout)),
      () => e.settle(),
    ];
    for (const step of steps.slice(0, Math.max(0, beside))) await step();
    const { version } = await ticketNow(e, ticket.id);
    const [off] = await Promise.all([
      takeTicketOff(e.x, mona, ticket.id, version, "A copy"),
      steps[beside]?.(),
    ]);
    for (const step of steps.slice(beside + 1)) await step();
    await e.settle();
    const end = await ticketNow(e, ticket.id);
    const was = bought.order && (await e.x.store.get(orders, bought.order.id))!;
    const payment = was?.paymentId ? await e.paymentNow(was.paymentId) : null;
    ends.add(`${end.status} ${was?.status}`);
    if (off.ok) {
      assertEquals(end.status, "withdrawn");
      if (was) assertEquals([was.status, was.cancelReason], ["cancelled", "moderator"]);
      assert(payment === null || ["voided", "failed"].includes(payment.status), payment?.status);
    } else {
      assert(["ticket_locked", "version_mismatch"].includes(off.refusal.code), off.refusal.code);
      assertEquals([end.status, was?.status, payment?.status], ["sold", "complete", "captured"]);
    }
  }
  assert(ends.has("withdrawn undefined") && ends.has("sold complete"), `${[...ends]}`);
  assertEquals(await Array.fromAsync(verifyOrders(e.x.store)), []);
});

Deno.test("letters about a decision state the reason and go to those affected", async () => {
  const { e, alice, bob, mona } = await cast();
  await using _ = e;
  const held = await e.ticket(alice);
  must(
    await cancelOrder(e.x, mona, (await e.reserve(bob, held.id)).id, {
      reason: "A stolen account",
      requestId: null,
    }),
  );
  await e.reserve(bob, held.id);
  const { version } = await ticketNow(e, held.id);
  must(await takeTicketOff(e.x, mona, held.id, version, "No such hall"));
  const sold = await e.reserve(bob, (await e.ticket(alice)).id);
  must(await e.pay(await e.checkout(bob, sold.id)));
  await e.settle();
  must(await refundOrder(e.x, mona, sold.id, { reason: "A copy", requestId: null }));
  await e.settle();
  const mails = e.x.mailer.sent()!.map(({ to, subject, text }) => {
    const why = /“(.*)”/.exec(text)?.[1];
    return `${to.split(".")[0]}: ${subject.split(":")[0].replace(/ for .*/, "")}, ${why ?? "–"}`;
  });
  assertEquals(mails.sort(), [
    "alice: Listing removed, No such hall",
    "alice: Order cancelled, A stolen account",
    "alice: Sale reversed, A copy",
    "alice: Set up payouts to be paid, –",
    "alice: Sold, –",
    "bob: Cancelled, A stolen account",
    "bob: Cancelled, –", // the buyer is not told why the listing was removed
    "bob: Refund, A copy",
    "bob: Your ticket, –",
  ]);
});

Deno.test("a change of the text needs a review, a change of the price alone does not", async () => {
  const { e, alice, mona } = await cast({ MODERATION: "on" });
  await using _ = e;
  const ticket = await e.ticket(alice);
  must(await approveTicket(e.x, mona, ticket.id, 1));
  const price = { amount: 4000, currency: "EUR" };
  const cheaper = must(await editTicket(e.x, alice, ticket.id, { price }, 2));
  assertEquals(cheaper.status, "available");
  for (
    const change of [
      { title: "The Day Owls" },
      { description: "Front row" },
      { venue: "Arena" },
      { faceValue: { amount: 6000, currency: "EUR" } },
      { code: "another" },
    ]
  ) {
    const { version } = await ticketNow(e, ticket.id);
    const changed = must(await editTicket(e.x, alice, ticket.id, change, version));
    assertEquals(changed.status, "pending", JSON.stringify(change));
    must(await approveTicket(e.x, mona, ticket.id, changed.version));
  }
});

Deno.test("a decision of an older version is readable and is found with its ticket", async () => {
  await using e = await Exchange.open({}, { workers: false });
  const old = {
    id: "01OLD",
    createdAt: 5,
    updatedAt: 5,
    version: 1,
    ticketId: "01TICKET",
    moderatorId: "01MONA",
    action: "reject",
    reason: "No such hall",
  };
  await e.x.ops.kv.atomic().set(["verdict", old.id], old)
    .set(["verdict", "by", "ticket", old.ticketId, old.id], old.id).commit();
  const read = (await e.x.store.get(moderatorDecisions, old.id))!;
  assertEquals([read.by, read.reason, read.people], ["user:01MONA", "No such hall", []]);
  assertEquals(await Array.fromAsync(e.x.store.verifyIndexes(moderatorDecisions)), []);
  await e.x.store.rebuildIndexes(moderatorDecisions);
  assertEquals(told(await trail(e)), ["reject: No such hall"]);
  assertEquals(await Array.fromAsync(e.x.store.verifyIndexes(moderatorDecisions)), []);
});
