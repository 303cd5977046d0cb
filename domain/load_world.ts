/** Loads the world of a decision (`trade/world.ts`) in a transaction. */
import assert from "node:assert/strict";
import type { Store, Tx } from "#store/types.ts";
import { claims } from "./claims/claim.ts";
import { concerts } from "./concerts/concert.ts";
import { survivorOf } from "./concerts/find_or_make.ts";
import { isInStep } from "./concerts/listing.ts";
import { holdsOf } from "./orders/holds.ts";
import { type Order, orders } from "./orders/order.ts";
import { type Payment, payments } from "./payments/payment.ts";
import { payouts } from "./payouts/payout.ts";
import { listingIdOf, listings } from "./tickets/listing.ts";
import type { Seat } from "./tickets/seat.ts";
import { isLapsedHold } from "./tickets/ticket.ts";
import { type Choice, ordersInTheWay } from "./trade/choice.ts";
import { emptyWorld, type World } from "./trade/world.ts";

/**
 * Thrown while a world is loaded: more orders are in the way than one commit can let go. They are let go first,
 * each in a commit of its own (`orders/let_go_first.ts`).
 */
export class LetGoFirst extends Error {
  override readonly name = "LetGoFirst";
  constructor(readonly orderIds: readonly string[]) {
    super(`${orderIds.join(" and ")} must be let go first`);
  }
}

/**
 * Thrown while a world is loaded: the listing has no concert yet, because it is from before there were any, or does
 * not say what its concert says. It is brought in step first, in a commit of its own (`concerts/in_step_first.ts`).
 */
export class OutOfStep extends Error {
  override readonly name = "OutOfStep";
  constructor(readonly listingId: string) {
    super(`listing ${listingId} is not in step with its concert`);
  }
}

/** Orders in the way that one commit lets go: each takes two checks. */
const LET_GO_AT_ONCE = 1;

/** For reserving: the listing, the buyer's holds, and the buyer's open order there or a lapsed one in the way. */
export async function loadForReserving(
  tx: Tx,
  listingId: string,
  choice: Choice,
  buyerId: string,
): Promise<World> {
  const [listing, holds] = await tx.getMany([[listings, listingId], [holdsOf, buyerId]]);
  const met = { ...emptyWorld(tx.now), listing, holds: { [buyerId]: holds } };
  if (!listing) return met;
  const world = await loadConcert(tx, met);
  const { concert } = world;
  const behind = concert && (concert.mergedInto !== null || !isInStep(listing, concert));
  if (listing.concertId === null || behind) throw new OutOfStep(listing.id);
  const own = listing.seats.find(({ status, orderId }) =>
    status === "reserved" && orderId === holds?.entries[listingId]?.orderId
  );
  if (own && !isLapsedHold(own, tx.now)) return await loadRival(tx, world, [own.orderId!]);
  const ids = ordersInTheWay(listing, choice, own?.orderId ?? null, tx.now);
  return await loadRival(tx, world, ids);
}

/** For ending an order: the order, its listing, its buyer's holds and, with `paymentId`, its payment, payout and claim. */
export async function loadOrderWorld(
  tx: Tx,
  order: Pick<Order, "id" | "listingId" | "buyerId">,
  paymentId: string | null = null,
): Promise<World> {
  const [now, listing, holds, payment] = await tx.getMany([
    [orders, order.id],
    [listings, order.listingId],
    [holdsOf, order.buyerId],
    [payments, paymentId],
  ]);
  const holdsBy = { [order.buyerId]: holds };
  const met = { ...emptyWorld(tx.now), order: now, listing, payment, holds: holdsBy };
  // An order that is not complete has none; its commit creates it.
  const sold = now?.status === "complete" || now?.status === "refunded";
  if (!payment || !sold) return met;
  const [payout, claim] = await tx.getMany([[payouts, order.id], [claims, order.id]]);
  return { ...met, payout, claim };
}

/**
 * For news of a payment: additionally a lapsed order that is in the way of a late claim, and its buyer's holds. It
 * holds some of the tickets, or it is the same buyer's for other tickets of the listing.
 */
export async function loadMoneyWorld(
  tx: Tx,
  store: Pick<Store, "get">,
  payment: Pick<Payment, "id" | "orderId" | "listingId" | "ticketIds" | "buyerId">,
): Promise<World> {
  const { orderId: id, listingId, ticketIds, buyerId } = payment;
  const ended = await loadOrderWorld(tx, { id, listingId, buyerId }, payment.id);
  const met = await loadConcert(tx, ended);
  // What is decided about the concert that it is part of now counts before the listing has followed.
  const concert = met.concert && await survivorOf(store, met.concert, tx);
  const orderedConcertId = await orderedConcert(store, ended);
  const world = { ...met, concert, orderedConcertId };
  // Nothing is in the way of an order that has its tickets.
  if (world.payout) return world;
  const own = world.holds[buyerId]?.entries[listingId]?.orderId;
  const seats =
    world.listing?.seats.filter((seat) => ticketIds.includes(seat.id) || seat.orderId === own) ??
      [];
  const others = reservedBy(seats).filter((holder) => holder.orderId !== id);
  // One of them who holds on to a ticket decides: nobody else has to be let go.
  const lapsed = others.every((holder) => isLapsedHold(holder, tx.now)) ? others : [];
  // The survivor of a merged concert takes the checks of the order that would be let go.
  const atOnce = concert?.id === met.concert?.id ? LET_GO_AT_ONCE : 0;
  return await loadRival(tx, world, lapsed.map(({ orderId }) => orderId), atOnce);
}

/**
 * The concert that the order's is part of now. The commit need not check it: if it is the listing's, the commit
 * checks that row, and otherwise the order is not claimed late.
 */
async function orderedConcert(
  store: Pick<Store, "get">,
  { order, listing }: World,
): Promise<string | null> {
  const id = order?.concertId ?? null;
  if (id === null || id === listing?.concertId) return id;
  const found = await store.get(concerts, id);
  return found && (await survivorOf(store, found)).id;
}

/** One seat of each order that holds some of these. */
const reservedBy = (seats: readonly Seat[]) => {
  const held = seats.filter(({ status }) => status === "reserved");
  return [...new Map(held.map((seat) => [seat.orderId!, { ...seat, orderId: seat.orderId! }]))
    .values()];
};

/**
 * For changing a listing: the listing and an order that holds some of it, with its buyer's holds if it can be let
 * go. `version`: the one that the user saw; for another one nothing is let go. `ends`: which orders the change may
 * end; a moderator ends live ones, too. `alone`: the commit has no checks left, so all are let go first.
 */
export async function loadListingWorld(
  tx: Tx,
  ticketId: string,
  { version, ends = "lapsed", alone = false }: {
    version?: number;
    ends?: "none" | "lapsed" | "live";
    alone?: boolean;
  } = {},
): Promise<World> {
  const listing = await tx.get(listings, listingIdOf(ticketId));
  const world = { ...emptyWorld(tx.now), listing };
  if (!listing || ends === "none" || (version !== undefined && version !== listing.version)) {
    return world;
  }
  const holders = reservedBy(listing.seats);
  // Nothing is let go for a change that will be refused.
  const stays = holders.find(({ heldUntil }) =>
    heldUntil === null || (ends === "lapsed" && heldUntil > tx.now)
  );
  const ids = holders.map(({ orderId }) => orderId);
  if (alone && !stays && ids.length > 0) throw new LetGoFirst(ids);
  return await loadRival(tx, world, stays ? [stays.orderId] : ids);
}

/** The commit checks that the concert stays as it is: one that is cancelled or moved meanwhile is seen. */
async function loadConcert(tx: Tx, world: World): Promise<World> {
  return { ...world, concert: await tx.get(concerts, world.listing?.concertId ?? "") };
}

/** Loads the order and its buyer's holds. Throws `LetGoFirst` if there are further ones. */
async function loadRival(
  tx: Tx,
  world: World,
  orderIds: readonly string[],
  atOnce = LET_GO_AT_ONCE,
): Promise<World> {
  if (orderIds.length === 0) return world;
  if (orderIds.length > atOnce) throw new LetGoFirst(orderIds.slice(atOnce));
  const rival = await tx.get(orders, orderIds[0]);
  // The two reads are no snapshot: when an assertion fails, the store first checks that they are current.
  assert(rival, `a ticket names order ${orderIds[0]}, which does not exist`);
  return await loadHolds(tx, { ...world, rival }, rival.buyerId);
}

async function loadHolds(tx: Tx, world: World, buyerId: string): Promise<World> {
  if (buyerId in world.holds) return world;
  const holds = await tx.get(holdsOf, buyerId);
  return { ...world, holds: { ...world.holds, [buyerId]: holds } };
}
