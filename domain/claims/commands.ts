/** Claiming, answering and withdrawing: one transaction each. */
import type { Tx } from "#store/types.ts";
import type { Concert } from "../concerts/concert.ts";
import { lastMove } from "../concerts/moves.ts";
import { keepAnswer, mustBeNew, type Once } from "../idempotency/once.ts";
import { type Order, orders } from "../orders/order.ts";
import { payments } from "../payments/payment.ts";
import { payouts } from "../payouts/payout.ts";
import { requirePermit } from "../permissions/guard.ts";
import type { Services } from "../ports/services.ts";
import { ok, refuse, type Result } from "../result.ts";
import { listings } from "../tickets/listing.ts";
import { decideAnswer, decideClaim, decideWithdrawal } from "../trade/claims/claim_decisions.ts";
import { emptyWorld, type World } from "../trade/world.ts";
import { commitWorld } from "../commit_world.ts";
import { type Claim, claims } from "./claim.ts";
import type { ClaimWords } from "./input.ts";
import { findParty } from "./queries.ts";
import { type ClaimWindow, claimWindow } from "./window.ts";

export interface Claimed {
  claim: Claim;
  /** The buyer had claimed before. */
  existing: boolean;
}

/**
 * The buyer of an order was not let in: the seller's payout is blocked. Returns the claim that there is already
 * (`existing`). Refusals: `not_found`, `forbidden` for everybody but the buyer, `claim_closed`.
 */
export async function openClaim(
  x: Services,
  buyerId: string,
  orderId: string,
  words: ClaimWords,
  once?: Once<Claimed>,
): Promise<Result<Claimed>> {
  const found = await x.store.get(orders, orderId);
  if (!found) return refuse("not_found");
  const may = await requirePermit(x, buyerId, "edit", { namespace: "Order", value: found });
  if (!may.ok) return may;
  return await x.store.transact(async (tx): Promise<Result<Claimed>> => {
    const world = await loadClaimWorld(tx, found);
    const { window } = await windowOf(x, world.order!, tx);
    const fresh = await mustBeNew(tx, x, once);
    if (!fresh.ok) return fresh;
    const decision = decideClaim(world, words, window);
    const stored = commitWorld(tx, world, decision.world);
    if (!decision.answer.ok) return decision.answer;
    const claimed = { claim: stored.claim!, existing: world.claim !== null };
    await keepAnswer(tx, x, once, claimed);
    return ok(claimed);
  });
}

/** The seller's side. Refusals: `not_found`, `forbidden` for everybody but the seller, `claim_closed`. */
export async function answerClaim(
  x: Services,
  sellerId: string,
  claimId: string,
  text: string,
): Promise<Result<Claim>> {
  const party = await findParty(x, sellerId, claimId);
  if (!party.ok) return party;
  if (party.value.order.sellerId !== sellerId) return refuse("forbidden");
  return await change(x, party.value.order, (world) => decideAnswer(world, text));
}

/** The buyer withdraws the claim. Refusals: `not_found`, `forbidden` for everybody but the buyer, `claim_closed`. */
export async function withdrawClaim(
  x: Services,
  buyerId: string,
  claimId: string,
): Promise<Result<Claim>> {
  const party = await findParty(x, buyerId, claimId);
  if (!party.ok) return party;
  if (party.value.order.buyerId !== buyerId) return refuse("forbidden");
  return await change(x, party.value.order, decideWithdrawal);
}

async function change(
  x: Services,
  order: Order,
  decide: (world: World) => ReturnType<typeof decideWithdrawal>,
): Promise<Result<Claim>> {
  return await x.store.transact(async (tx): Promise<Result<Claim>> => {
    const world = await loadClaimWorld(tx, order);
    const decision = decide(world);
    const stored = commitWorld(tx, world, decision.world);
    return decision.answer.ok ? ok(stored.claim!) : decision.answer;
  });
}

/** Takes four checks. */
async function loadClaimWorld(tx: Tx, { id, paymentId }: Order): Promise<World> {
  const [order, payment, payout, claim] = await tx.getMany([
    [orders, id],
    [payments, paymentId],
    [payouts, id],
    [claims, id],
  ]);
  return { ...emptyWorld(tx.now), order, payment, payout, claim };
}

interface Claimable {
  /** When the order's buyer can claim; null: never, its concert was cancelled. */
  window: ClaimWindow | null;
  /** Null: the order is from before there were concerts. */
  concert: Concert | null;
}

/** `tx`: the commit checks the concert. */
export async function windowOf(
  x: Pick<Services, "store" | "settings">,
  order: Order,
  tx: Pick<Tx, "get">,
): Promise<Claimable> {
  const concertId = order.concertId ?? (await x.store.get(listings, order.listingId))?.concertId;
  const concert = (await lastMove(x.store, concertId ?? null, tx))?.concert ?? null;
  return { window: claimWindow(order.terms.startsAt, concert, x.settings), concert };
}
