/** What must be true at the end of a run, when everything is settled. */
import { postings } from "#domain/books/posting.ts";
import { concerts } from "#domain/concerts/concert.ts";
import { survivorOf } from "#domain/concerts/find_or_make.ts";
import { domainEntities } from "#domain/entities.ts";
import { type Order, orders } from "#domain/orders/order.ts";
import { type Payment, payments } from "#domain/payments/payment.ts";
import type { PaymentGateway } from "#domain/ports/payments.ts";
import { verifyBooks } from "#domain/invariants/books.ts";
import { verifyOfferings } from "#domain/invariants/offerings.ts";
import { verifyPayouts } from "#domain/invariants/payouts.ts";
import { verifyMoney, verifyOrders } from "#domain/invariants/verify.ts";
import type { Store } from "#store/types.ts";
import { backWithBuyer, heldByBank } from "./provider.ts";
import { checkPayouts } from "./payouts/end.ts";
import type { People } from "./people/people.ts";
import type { World } from "./world.ts";

export async function checkTheEnd(world: World, people: People, direct: Store): Promise<void> {
  for (const entity of domainEntities) {
    for await (const { key, problem, detail } of direct.verifyIndexes(entity)) {
      world.wrong(`${problem} at ${key.map(String).join("/")}: ${detail}`);
    }
  }
  for await (const { id, rule, detail } of verifyOrders(direct)) {
    world.wrong(`${rule} at ${id}: ${detail}`);
  }
  for await (const { id, rule, detail } of verifyBooks(direct)) {
    world.wrong(`${rule} at ${id}: ${detail}`);
  }
  for await (const { id, rule, detail } of verifyPayouts(direct)) {
    world.wrong(`${rule} at ${id}: ${detail}`);
  }
  for await (const { id, rule, detail } of verifyOfferings(direct)) {
    world.wrong(`${rule} at ${id}: ${detail}`);
  }
  const gateway = {
    read: (payment: Payment) => Promise.resolve(world.provider.read(payment.sessionId)),
  } as Partial<PaymentGateway> as PaymentGateway;
  for await (const { id, rule, detail } of verifyMoney({ store: direct, gateway })) {
    world.wrong(`${rule} at ${id}: ${detail}`);
  }
  await checkBooks(world, direct);
  await checkPayouts(world, direct);
  for await (const order of direct.scan(orders)) {
    checkOrder(world, people, order, await concertOff(direct, order));
  }
  for (const { orderId, buyer, told } of people.reserved) {
    if (!world.watch.orders.has(orderId)) {
      world.wrong(`${buyer} was told of ${orderId}, ${told}, but it does not exist`);
    }
  }
  for (const { handler, lastError } of await direct.outbox.listDead({ limit: 100 })) {
    if (!lastError) world.wrong(`${handler} has a dead letter without a reason`);
  }
}

/** Our totals equal the provider's, to the cent, and the provider keeps no money without a sale. */
async function checkBooks(world: World, direct: Store): Promise<void> {
  const captured = (await Array.fromAsync(direct.scan(payments))).filter((payment) =>
    payment.status === "captured"
  );
  const ours = captured.reduce((sum, { amount }) => sum + amount.amount, 0);
  let theirs = 0;
  let atBanks = 0;
  let parts = 0;
  for (const session of world.provider.sessions.values()) {
    const { state, amount, paymentId } = session;
    if (state === "held") world.wrong(`the money of ${paymentId} is held for nothing`);
    if (state !== "taken") continue;
    const isCaptured = captured.some(({ id }) => id === paymentId);
    // What was to be refunded, and the bank has returned.
    if (!isCaptured && backWithBuyer(session) === amount!.amount) continue;
    theirs += amount!.amount;
    atBanks += heldByBank(session);
    parts += session.part;
    if (!isCaptured) {
      world.wrong(`the money of ${paymentId} was taken for nothing`);
    }
  }
  if (ours !== theirs) world.wrong(`we took ${ours} cents, the provider says ${theirs}`);
  theirs -= world.payees.kept() + atBanks + parts;
  const [booked] = await direct.totalsOf(postings, "account", [["EUR", "provider_balance"]]);
  if (booked !== BigInt(theirs)) {
    world.wrong(`the provider holds ${theirs} cents, our books say ${booked}`);
  }
}

type ConcertOff = "cancelled" | "moved" | null;

/** What happened to the order's concert, if the buyer was told something else. */
async function concertOff(direct: Store, order: Order): Promise<ConcertOff> {
  const first = await direct.get(concerts, order.concertId ?? "");
  if (!first) return null;
  const concert = await survivorOf(direct, first);
  if (concert.status === "cancelled") return "cancelled";
  // It may have been moved away and back.
  return first.movedAt !== null || concert.movedAt !== null ? "moved" : null;
}

/** Checks how an order ended, and why. */
function checkOrder(world: World, people: People, order: Order, off: ConcertOff): void {
  const { id, status, cancelReason, buyerId, listingId } = order;
  const lost = [...world.provider.sessions.values()].some((session) =>
    session.orderId === id && session.lost
  );
  const told = people.reserved.find(({ orderId }) => orderId === id)?.told;
  if (told === "complete" && status !== "complete" && status !== "refunded") {
    world.wrong(`${buyerId} was told that ${id} is complete, but it is ${status}`);
  }
  switch (status) {
    case "created":
    case "awaiting:payment":
    case "claimed":
      return world.wrong(`${id} is still ${status}, and nothing will change it`);
    case "complete":
      if (!world.mails.has(`bought.${id}`) || !world.mails.has(`sold.${id}`)) {
        world.wrong(`${id} is complete, but nobody was told by mail`);
      }
      return;
    case "refunded":
      if (!people.refunded.has(id) && !lost && off !== "cancelled") {
        world.wrong(`${id} was refunded for no reason`);
      }
      return;
    case "cancelled": {
      const reasons = {
        buyer: people.gaveUp.has(id),
        moderator: off !== null || people.moderated.has(id) || people.moderated.has(listingId),
        expired: world.now() >= order.expiresAt,
        payment_failed: lost || world.now() >= order.terms.startsAt,
      };
      if (!reasons[cancelReason!]) {
        world.wrong(`${id} of ${buyerId} was cancelled, ${cancelReason}, for no reason`);
      }
    }
  }
}
