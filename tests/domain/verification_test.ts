/** The verification finds what contradicts the invariants, and nothing that is correct or in progress. */
import { assertEquals } from "@std/assert";
import { concerts } from "#domain/concerts/concert.ts";
import { addMember } from "#domain/groups/commands.ts";
import { holdsOf } from "#domain/orders/holds.ts";
import { cancelOrder, refundOrder } from "#domain/orders/commands.ts";
import { orders } from "#domain/orders/order.ts";
import { payments } from "#domain/payments/payment.ts";
import type { Payment } from "#domain/payments/payment.ts";
import { listings } from "#domain/tickets/listing.ts";
import { verifyMoney, verifyOrders } from "#domain/invariants/verify.ts";
import type { Entity, Stored } from "#store/entity/mod.ts";
import { Exchange, must } from "../exchange.ts";
import { changed, type TicketFields } from "../listing.ts";

async function found(e: Exchange): Promise<string[]> {
  const findings: string[] = [];
  for await (const { entity, rule } of verifyOrders(e.x.store)) findings.push(`${entity}: ${rule}`);
  for await (const { entity, rule } of verifyMoney(e.x)) findings.push(`${entity}: ${rule}`);
  return findings.sort();
}

/** Writes without any checks, as a bug would. */
async function corrupt<T extends Stored>(
  e: Exchange,
  entity: Entity<T, string>,
  id: string,
  change: Partial<NoInfer<T>>,
): Promise<void> {
  await e.x.store.transact(async (tx) => {
    tx.put(entity, { ...(await tx.get(entity, id))!, ...change });
  });
}

/** Changes a ticket without any checks, as a bug would. */
async function corruptTicket(e: Exchange, id: string, change: Partial<TicketFields>) {
  await e.x.store.transact(async (tx) => {
    tx.put(listings, changed((await tx.get(listings, id))!, change));
  });
}

/** One order in each state; the clock stands still afterwards. */
async function everyStage() {
  const e = await Exchange.open({ MAX_HOLDS: "0" });
  const [alice, bob, mona] = [await e.user("alice"), await e.user("bob"), await e.user("mona")];
  must(await addMember(e.x, "moderators", mona));
  const reserve = async () => await e.reserve(bob, (await e.ticket(alice)).id);
  const buy = async () => {
    const order = await reserve();
    must(await e.pay(await e.checkout(bob, order.id)));
    await e.settle();
    return order;
  };
  const [bought, refunded] = [await buy(), await buy()];
  must(await refundOrder(e.x, mona, refunded.id));
  const cancelled = await reserve();
  must(await cancelOrder(e.x, bob, cancelled.id));
  await e.settle();
  const [live, paying] = [await reserve(), await reserve()];
  const pending: Payment = await e.checkout(bob, paying.id);
  const free = await e.ticket(alice);
  /** At another concert. */
  const lonely = await e.ticket(alice, { title: "Another" });
  return { e, bob, bought, refunded, cancelled, live, paying, pending, free, lonely };
}

Deno.test("data written by commands has no findings, before and after the deadlines", async () => {
  const { e } = await everyStage();
  await using _ = e;
  assertEquals(await found(e), []);
  e.clock.forward(3_600);
  assertEquals(await found(e), []);
  await e.settle();
  assertEquals(await found(e), []);
});

type Stage = Awaited<ReturnType<typeof everyStage>>;

const wrongs: [what: string, (stage: Stage) => Promise<unknown>, findings: string[]][] = [
  [
    "a ticket that a second order holds",
    ({ e, live, paying }) => corruptTicket(e, live.ticketIds[0], { orderId: paying.id }),
    ["order: order_does_not_hold_ticket", "ticket: ticket_without_order"],
  ],
  [
    "a bought ticket that is for sale",
    ({ e, bought }) =>
      corruptTicket(e, bought.ticketIds[0], { status: "available", orderId: null }),
    ["order: order_not_sold"],
  ],
  [
    "a bought ticket whose seat was changed",
    ({ e, bought }) => corruptTicket(e, bought.ticketIds[0], { seat: "Elsewhere" }),
    ["order: terms_differ"],
  ],
  [
    "a hold that the buyer's row does not know",
    ({ e, bob }) => corrupt(e, holdsOf, bob, { entries: {} }),
    ["order: hold_missing", "order: hold_missing"],
  ],
  [
    "a hold that lasts longer in the buyer's row",
    async ({ e, bob, live }) => {
      const { entries } = (await e.x.store.get(holdsOf, bob))!;
      const longer = { ...entries[live.ticketIds[0]], until: live.expiresAt + 1 };
      await corrupt(e, holdsOf, bob, { entries: { ...entries, [live.ticketIds[0]]: longer } });
    },
    ["order: hold_wrong"],
  ],
  [
    "a hold that an ended order left behind",
    async ({ e, bob, cancelled }) => {
      const { entries } = (await e.x.store.get(holdsOf, bob))!;
      const until = cancelled.expiresAt;
      const left = { ...entries[cancelled.ticketIds[0]], until, cooldownUntil: 0 };
      await corrupt(e, holdsOf, bob, { entries: { ...entries, [cancelled.ticketIds[0]]: left } });
    },
    ["holds: hold_of_nothing", "order: hold_left"],
  ],
  [
    "a ticket that a cancelled order keeps",
    ({ e, cancelled }) =>
      corruptTicket(e, cancelled.ticketIds[0], { status: "reserved", orderId: cancelled.id }),
    ["order: ended_order_keeps_ticket", "ticket: ticket_without_order"],
  ],
  [
    "a free ticket that names an order",
    ({ e, free, bought }) => corruptTicket(e, free.id, { orderId: bought.id }),
    ["ticket: free_ticket_with_order"],
  ],
  [
    "a refunded ticket that is for sale",
    ({ e, refunded }) => corruptTicket(e, refunded.ticketIds[0], { status: "available" }),
    ["order: refunded_ticket_not_withdrawn", "ticket: free_ticket_with_order"],
  ],
  [
    "a complete order without its money",
    ({ e, bought }) => corrupt(e, orders, bought.id, { paymentId: null }),
    ["order: order_without_money", "payment: money_without_order"],
  ],
  [
    "a payment that is captured here and nowhere else",
    ({ e, pending }) => corrupt(e, payments, pending.id, { status: "captured" }),
    ["payment: captured_here_not_there", "payment: money_without_order"],
  ],
  [
    "a payment of another amount than was taken",
    async ({ e, bought }) => {
      const { paymentId } = (await e.x.store.get(orders, bought.id))!;
      await corrupt(e, payments, paymentId!, { amount: { amount: 1, currency: "EUR" } });
    },
    ["payment: captured_here_not_there"],
  ],
  [
    "money that was taken for a payment that is over",
    async ({ e, bought }) => {
      const { paymentId } = (await e.x.store.get(orders, bought.id))!;
      await corrupt(e, payments, paymentId!, { status: "voided" });
    },
    ["order: order_without_money", "payment: money_left_there"],
  ],
  [
    "an order that may be paid after its concert began",
    ({ e, live }) =>
      corrupt(e, orders, live.id, { terms: { ...live.terms, startsAt: live.expiresAt - 1 } }),
    ["order: deadline_after_start"],
  ],
  [
    "a listing whose concert is not there",
    ({ e, free }) => corrupt(e, listings, free.listingId, { concertId: "nowhere" }),
    ["ticket: listing_without_concert"],
  ],
  [
    "a listing that says something else than its concert",
    ({ e, free }) => corrupt(e, listings, free.listingId, { venue: "Elsewhere" }),
    ["ticket: listing_behind"],
  ],
  [
    "a concert that is not known to have listings, or to be public",
    async ({ e, lonely }) =>
      await corrupt(e, concerts, lonely.concertId!, { listed: false, approved: false }),
    ["ticket: concert_not_listed", "ticket: concert_not_public"],
  ],
  [
    "a sale for a cancelled concert that nobody refunds",
    async ({ e, lonely, bob }) => {
      const order = await e.reserve(bob, lonely.id);
      must(await e.pay(await e.checkout(bob, order.id)));
      await e.settle();
      await corrupt(e, concerts, lonely.concertId!, { status: "cancelled" });
    },
    ["ticket: cancelled_concert_has_order"],
  ],
];

for (const [what, wrong, findings] of wrongs) {
  Deno.test(`${what} is found, and nothing else is`, async () => {
    const stage = await everyStage();
    await using e = stage.e;
    await wrong(stage);
    assertEquals(await found(e), findings);
  });
}
