/** Offerings follow what changes an offer, whoever changes it, and hold none of them up. */
import { assert, assertEquals } from "@std/assert";
import { concerts, OFFERING_MARK } from "#domain/concerts/concert.ts";
import { addMember } from "#domain/groups/commands.ts";
import { approveTicket, rejectTicket, takeTicketOff } from "#domain/moderation/commands.ts";
import { type Offering, offerings } from "#domain/offerings/offering.ts";
import { refreshOffering, sweepOfferings } from "#domain/offerings/refresh.ts";
import { cancelOrder, refundOrder } from "#domain/orders/commands.ts";
import { editTicket, withdrawTicket } from "#domain/tickets/commands.ts";
import { listings, ticketsOf } from "#domain/tickets/listing.ts";
import { shownStatus, type Ticket } from "#domain/tickets/ticket.ts";
import { euros } from "../search/market.ts";
import { Exchange, must } from "../exchange.ts";

const olga = { by: "terminal:olga", why: "she moderates" };

async function swept({ x }: Exchange): Promise<void> {
  while ((await sweepOfferings(x, 100)).looked > 0);
}

/** What the lists should say of a concert: of all its tickets, counted one by one. */
async function expected({ x, clock }: Exchange, concertId: string) {
  const all: Ticket[] = [];
  for await (const listing of x.store.scan(listings)) {
    if (listing.concertId === concertId) all.push(...ticketsOf(listing));
  }
  const free = all.filter((ticket) => shownStatus(ticket, clock.at) === "available");
  const offered = all.filter(({ status }) => status === "available" || status === "reserved");
  if (offered.length === 0) return null;
  const held = offered.flatMap(({ heldUntil }) =>
    heldUntil !== null && heldUntil > clock.at ? [heldUntil] : []
  );
  const amounts = free.map(({ price }) => price.amount);
  return {
    tickets: free.length,
    offered: offered.length,
    from: free.length === 0 ? null : { amount: Math.min(...amounts), currency: "EUR" },
    freeAt: held.length === 0 ? null : Math.min(...held),
  };
}

function told(offering: Offering | null) {
  if (!offering) return null;
  const { tickets, offered, from, freeAt } = offering;
  return { tickets, offered, from, freeAt };
}

Deno.test("each command that changes an offer marks its concert, whose offering then tells what is stored", async () => {
  await using e = await Exchange.open({ MODERATION: "on" });
  const { x } = e;
  const [alice, bob, mona] = [await e.user("alice"), await e.user("bob"), await e.user("mona")];
  must(await addMember(x, "moderators", mona, olga));
  const marked = new Set<string>();
  x.store.marks.subscribe(OFFERING_MARK, (ids) => ids.forEach((id) => marked.add(id)));
  const startsAt = e.clock.at + 30 * 86_400_000;
  const list = () => e.ticket(alice, { startsAt });
  const first = await list();
  const concertId = first.concertId!;
  const version = async (id: string) => (await x.store.get(listings, id))!.version;

  async function step(name: string, run: () => Promise<unknown>): Promise<void> {
    marked.clear();
    await run();
    assert(marked.has(concertId), `${name}: no mark`);
    await swept(e);
    const stored = await x.store.get(offerings, concertId);
    assertEquals(told(stored), await expected(e, concertId), name);
  }
  const listed = async (name: string): Promise<Ticket> => {
    const ticket = await list();
    await step(name, async () => must(await approveTicket(x, mona, ticket.id, 1)));
    return ticket;
  };
  const pay = async (orderId: string) => {
    must(await e.pay(await e.checkout(bob, orderId)));
    await e.settle();
  };

  await step("approve", async () => must(await approveTicket(x, mona, first.id, 1)));
  const second = await listed("approve another");
  await step("edit", async () => {
    const patch = { price: euros(40), description: "By the stage" };
    must(await editTicket(x, alice, second.id, patch, await version(second.id)));
  });
  await step("approve the edit", async () => {
    must(await approveTicket(x, mona, second.id, await version(second.id)));
  });
  let order = await e.reserve(bob, second.id);
  await step("let go", async () => must(await cancelOrder(x, bob, order.id)));
  await step("reserve", async () => void (order = await e.reserve(bob, first.id)));
  await step("deadline", async () => {
    e.clock.forward(3_600);
    await e.settle();
  });
  await step("claim and complete", async () => {
    await pay((await e.reserve(bob, second.id)).id);
  });
  const third = await listed("approve a third");
  await step("cancel as a moderator", async () => {
    const held = await e.reserve(bob, third.id);
    must(await cancelOrder(x, mona, held.id, { reason: "Stolen", requestId: null }));
  });
  await step("take off", async () => {
    must(await takeTicketOff(x, mona, third.id, await version(third.id), "A copy"));
  });
  const fourth = await listed("approve a fourth");
  await step("reject", async () => {
    must(await rejectTicket(x, mona, fourth.id, await version(fourth.id), "Unclear"));
  });
  await step("withdraw the last one", async () => {
    must(await withdrawTicket(x, alice, first.id));
  });
  assertEquals(await x.store.get(offerings, concertId), null, "nothing is on offer any more");
});

Deno.test("a refund brings no ticket back", async () => {
  await using e = await Exchange.open();
  const [alice, bob, mona] = [await e.user("alice"), await e.user("bob"), await e.user("mona")];
  must(await addMember(e.x, "moderators", mona, olga));
  const startsAt = e.clock.at + 30 * 86_400_000;
  const [one] = [await e.ticket(alice, { startsAt }), await e.ticket(alice, { startsAt })];
  const order = await e.reserve(bob, one.id);
  must(await e.pay(await e.checkout(bob, order.id)));
  await e.settle();
  must(await refundOrder(e.x, mona, order.id, { reason: "A copy", requestId: null }));
  await e.settle();
  await swept(e);
  assertEquals((await e.x.store.get(offerings, one.concertId!))?.offered, 1);
});

Deno.test("whoever lists a ticket finds it in the lists at once, without a worker", async () => {
  await using e = await Exchange.open({}, { workers: false });
  const ticket = await e.ticket(await e.user("alice"));
  const offering = await e.x.store.get(offerings, ticket.concertId!);
  assertEquals([offering?.name, offering?.tickets], [ticket.title, 1]);
  assertEquals(await e.x.store.marks.list(OFFERING_MARK, { limit: 1 }), []);
});

Deno.test("the lists follow a concert: its words when it is corrected, and nothing once it is cancelled", async () => {
  await using e = await Exchange.open({}, { workers: false });
  const { store } = e.x;
  const { concertId } = await e.ticket(await e.user("alice"));
  const change = (over: object) =>
    store.transact(async (tx) => {
      tx.put(concerts, { ...(await tx.get(concerts, concertId!))!, ...over });
    });
  await change({ name: "The Night Owl" });
  await swept(e);
  assertEquals((await store.get(offerings, concertId!))?.name, "The Night Owl");
  for (const over of [{ status: "cancelled" }, { approved: false }, { mergedInto: "another" }]) {
    await change(over);
    await swept(e);
    assertEquals(await store.get(offerings, concertId!), null, JSON.stringify(over));
    await change({ status: "scheduled", approved: true, mergedInto: null });
    await swept(e);
    assert(await store.get(offerings, concertId!));
  }
});

Deno.test("an offer that changes while its offering is made leaves a mark, and is in the lists in the end", async () => {
  await using e = await Exchange.open({}, { workers: false });
  const { store } = e.x;
  const startsAt = e.clock.at + 30 * 86_400_000;
  const [alice, bob] = [await e.user("alice"), await e.user("bob")];
  const ticket = await e.ticket(alice, { startsAt });
  const other = await e.ticket(alice, { startsAt });
  await e.reserve(bob, ticket.id);
  let reads = 0;
  const settle: typeof store.marks.settle = (mark, make) =>
    store.marks.settle(mark, (tx, fresh) =>
      make(tx, {
        ...fresh,
        // After the offers were listed, before they are read.
        getMany: async (entity, ids) => {
          const found = await fresh.getMany(entity, ids);
          if (reads++ === 0) must(await withdrawTicket(e.x, alice, other.id));
          return found;
        },
      }));
  const x = { store: { ...store, marks: { ...store.marks, settle } } };
  await refreshOffering(x, ticket.concertId!);
  assert(reads > 1, "it was made again");
  assertEquals((await store.marks.list(OFFERING_MARK, { limit: 9 })).length, 1);
  await swept(e);
  assertEquals((await store.get(offerings, ticket.concertId!))?.offered, 1);
});

Deno.test("a process that starts makes offerings again that another one left behind", async () => {
  using kv = await Deno.openKv(":memory:");
  const secret = { SECRET: "the secret of both processes, 32 characters" };
  const shared = {
    kv: () => new Proxy(kv, { get: (it, name) => name === "close" ? () => {} : bound(it, name) }),
  };
  const first = await Exchange.open(secret, { ...shared, workers: false });
  const ticket = await first.ticket(await first.user("alice"));
  await first.reserve(await first.user("bob"), ticket.id);
  const behind = await first.x.store.get(offerings, ticket.concertId!);
  assertEquals(behind?.tickets, 1);
  await first.x.stop();
  await using second = await Exchange.open(secret, { ...shared, clock: first.clock });
  while ((await second.x.store.get(offerings, ticket.concertId!))?.tickets !== 0) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
});

// deno-lint-ignore no-explicit-any
const bound = (it: any, name: string | symbol) =>
  typeof it[name] === "function" ? it[name].bind(it) : it[name];
