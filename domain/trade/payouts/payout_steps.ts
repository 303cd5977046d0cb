/** The steps of a payout, as pure functions from world to world. */
import { type Block, inAccount, keptOf, type Payout, transferOf } from "../../payouts/payout.ts";
import { payoutOf } from "../../tickets/terms.ts";
import type { Settings } from "../../ports/settings.ts";
import type { Concert } from "../../concerts/concert.ts";
import type { Order } from "../../orders/order.ts";
import { bookSetOff } from "../booking.ts";
import { GIVE_BACK_MS } from "../concert_rules.ts";
import { withEvent, type World } from "../world.ts";

export type PayoutRules = Pick<Settings, "payoutDelaySeconds">;

/**
 * When a payout falls due, epoch ms: buyers of a moved concert can give their tickets back first. `concert`: null for
 * an order from before there were concerts.
 */
export function releaseAtOf(
  soldFor: number,
  concert: Pick<Concert, "startsAt" | "movedAt"> | null,
  { payoutDelaySeconds }: PayoutRules,
): number {
  const began = (concert?.startsAt ?? soldFor) + payoutDelaySeconds * 1000;
  const moved = concert?.movedAt ?? null;
  return moved === null ? began : Math.max(began, moved + GIVE_BACK_MS);
}

/** A payout that nothing has happened to yet. */
export function newPayout(
  order: Pick<Order, "id" | "sellerId" | "paymentId" | "concertId" | "terms">,
  releaseAt: number,
  blocks: Block[] = [],
): Omit<Payout, "createdAt" | "updatedAt" | "version"> {
  const { amount, currency } = payoutOf(order.terms);
  return {
    id: order.id,
    sellerId: order.sellerId,
    paymentId: order.paymentId!,
    concertId: order.concertId,
    startsAt: order.terms.startsAt,
    amount,
    currency,
    releaseAt,
    blocks,
    status: "held",
    reason: null,
    attempt: 0,
    history: [],
    ...NOT_CALLED,
  };
}

/** The fields of a transfer that is not called for. */
const NOT_CALLED = {
  calledAt: null,
  provider: null,
  accountId: null,
  transferId: null,
  sentAt: null,
  withheld: 0,
  recall: 0,
  recallNext: 0,
  taken: 0,
  reversed: 0,
  repaid: 0,
  owed: 0,
  owedUpTo: null,
  renewal: 0,
  earlier: 0,
  refusals: 0,
  againAt: null,
  waitingSince: null,
  reminded: 0,
} satisfies Partial<Payout>;

/** The payout of an order that completes now. */
export function openPayout(world: World, rules: PayoutRules): World {
  const order = world.order!;
  const { concert, now } = world;
  const releaseAt = releaseAtOf(order.terms.startsAt, concert, rules);
  // An order from before there were concerts has its listing's.
  const of = { ...order, concertId: order.concertId ?? world.listing?.concertId ?? null };
  const payout = { ...newPayout(of, releaseAt), createdAt: now, updatedAt: now, version: 1 };
  return dueAt({ ...world, payout }, releaseAt);
}

/** Emits the event that a payout is due then; at once if that is past. */
export function dueAt(world: World, at: number): World {
  return withEvent(world, {
    name: "payout:due",
    payload: { payoutId: world.payout!.id, version: world.payout!.version },
    ...(at > world.now ? { dueAt: at } : {}),
  });
}

/** What became of the payout, for the seller. */
export function told(
  world: World,
  name: `payout:${"sent" | "waiting" | "blocked" | "reversed" | "owed" | "lost"}`,
): World {
  const { id, version } = world.payout!;
  return withEvent(world, { name, payload: { payoutId: id, version: version + 1 } });
}

export const withPayout = (world: World, change: Partial<Payout>): World => ({
  ...world,
  payout: { ...world.payout!, ...change },
});

export function block(world: World, kind: Block): World {
  const { blocks } = world.payout!;
  if (blocks.includes(kind)) return world;
  const next = withPayout(world, { blocks: [...blocks, kind].sort() });
  return blocks.length === 0 ? told(next, "payout:blocked") : next;
}

export function unblock(world: World, kind: Block): World {
  const { blocks, status, releaseAt } = world.payout!;
  if (!blocks.includes(kind)) return world;
  const left = blocks.filter((one) => one !== kind);
  const next = withPayout(world, { blocks: left });
  return left.length === 0 && status === "held" ? dueAt(next, releaseAt) : next;
}

/** The payout's work goes on: ask the provider, and call it. */
export const goOn = (world: World): World =>
  withEvent(world, { name: "payout:look", payload: { payoutId: world.payout!.id } });

/** The provider refuses the seller's account: is it restricted? */
export const askAboutAccount = (world: World): World =>
  withEvent(world, {
    name: "payout_account:noticed",
    payload: { userId: world.payout!.sellerId },
  });

/** What of the payout is, or is to be, the seller's, without earlier transfers for the sale. */
export function ownOf(payout: Payout): number {
  const { status, amount, recall, recallNext, owed } = payout;
  switch (status) {
    case "held":
      return amount;
    case "sending":
    case "sent":
    case "reversing":
      return Math.max(0, keptOf(payout) - recall - recallNext);
    case "owed":
      return Math.max(0, keptOf(payout) - owed - recallNext);
    case "reversed":
    case "cancelled":
      return 0;
  }
}

/** What the seller has of the whole sale, or is to get. `sent`: what they have got of it by the books. */
export function sellersMoney(payout: Payout | null, sent: number): number {
  if (!payout) return 0;
  const own = ownOf(payout);
  const isUnsent = payout.status === "held" || payout.status === "sending";
  const got = isUnsent ? Math.min(own, payout.withheld) : own;
  return own + payout.renewal + Math.max(0, sent - got);
}

/** Notes what the seller has to give back, of what is being sent or was sent. */
export const recall = (world: World, amount: number): World =>
  withPayout(world, { recall: world.payout!.recall + amount });

/** Less of what is being sent has to come back. What had paid a debt of the seller's has paid it again. */
export function unnote(world: World, amount: number): World {
  const payout = world.payout!;
  const recall = payout.recall - amount;
  const beyond = (all: number) => Math.max(0, all - transferOf(payout));
  const next = withPayout(world, { recall });
  return bookSetOff(next, beyond(payout.recall) - beyond(recall));
}

export const startReversing = (world: World): World =>
  goOn(withPayout(world, { status: "reversing", calledAt: world.now }));

/** What blocks it after its end: a dispute that is open now, and not the one that ended it. */
function blocksAgain({ payout, payment }: World): Block[] {
  const others = payout!.blocks.filter((one) => one !== "dispute");
  return payment?.dispute?.status === "open" ? [...others, "dispute" as const].sort() : others;
}

/** A payout of its own for the same order: `amount` is due again. */
export function renew(world: World, amount: number): World {
  const payout = world.payout!;
  // It stands at the provider, also where a debt was paid in place of it.
  const kept = inAccount(payout);
  return dueAt({
    ...world,
    payout: {
      ...payout,
      ...NOT_CALLED,
      // Of a dispute that was won in part, the rest may come back later.
      taken: payout.taken,
      // A number that no transfer has: those before stand on their own.
      attempt: payout.attempt > 0 ? payout.attempt + 1 : 0,
      amount,
      status: "held",
      reason: null,
      earlier: payout.earlier + kept,
      blocks: blocksAgain(world),
    },
  }, payout.releaseAt);
}
