/** Writes what a decision changed of its world, in the transaction that has loaded it. */
import type { Entity, Stored } from "#store/entity/mod.ts";
import type { Tx } from "#store/types.ts";
import { post } from "./books/posting.ts";
import { claims, DECIDE_MS, isUndecided } from "./claims/claim.ts";
import { emit } from "./events.ts";
import { holdsOf } from "./orders/holds.ts";
import { isOpen, type Order, orders } from "./orders/order.ts";
import { payments, statusDated } from "./payments/payment.ts";
import { sellerDebts } from "./payouts/debt.ts";
import { withHistory } from "./payouts/history.ts";
import { payouts } from "./payouts/payout.ts";
import { listings } from "./tickets/listing.ts";
import type { World } from "./trade/world.ts";

/** Writes what a decision changed, makes its postings and emits its events. Returns the world as it will be stored. */
export function commitWorld(tx: Tx, before: World, after: World): World {
  for (const event of after.events) emit(tx, event);
  callOffDeadline(tx, before.order, after.order);
  callOffDeadline(tx, before.rival, after.rival);
  callOffAlarm(tx, before, after);
  for (const posting of after.postings) post(tx, posting);
  const write = <T extends Stored>(entity: Entity<T, string>, was: T | null, is: T | null) => {
    if (!is || is === was) return is;
    // A new payment attempt replaces the earlier one in the world, but it is a value of its own.
    return was?.id === is.id ? tx.put(entity, is) : tx.create(entity, is);
  };
  const holds = Object.fromEntries(
    Object.entries(after.holds).map((
      [id, is],
    ) => [id, write(holdsOf, before.holds[id] ?? null, is)]),
  );
  return {
    ...after,
    listing: write(listings, before.listing, after.listing),
    rival: write(orders, before.rival, after.rival),
    order: write(orders, before.order, after.order),
    payment: write(payments, before.payment, statusDated(before.payment, after.payment, tx.now)),
    claim: write(claims, before.claim, after.claim),
    payout: write(
      payouts,
      before.payout,
      after.payout && withHistory(before.payout, after.payout, tx.now, after.takenBecause),
    ),
    debt: write(sellerDebts, before.debt, after.debt),
    holds,
  };
}

/** An order that is paid or cancelled before its deadline has nothing left to do then. */
function callOffDeadline(tx: Tx, was: Order | null, is: Order | null): void {
  if (!was || !is || was.id !== is.id || !isOpen(was) || isOpen(is)) return;
  if (tx.now < was.expiresAt) tx.callOff("expiration:complete", was.id, was.expiresAt);
}

/** A claim that is decided or withdrawn in time needs no alarm; later the alarm of the day finds it decided. */
function callOffAlarm(tx: Tx, { claim: was }: World, { claim: is }: World): void {
  if (!was || !is || !isUndecided(was) || isUndecided(is)) return;
  const dueAt = was.createdAt + DECIDE_MS;
  if (tx.now < dueAt) tx.callOff("claim:overdue", was.id, dueAt);
}
