/**
 * What happens to a payment, its order and its ticket when the provider reports the payment's state.
 * Pure: the caller has just read the snapshot, and the time is in the world.
 */
import { isLive, isOpen } from "../orders/order.ts";
import type { Dispute, Payment } from "../payments/payment.ts";
import type { PaymentSnapshot } from "../ports/payments.ts";
import { bookReturned, bookTaken } from "./booking.ts";
import { endClaimByDispute } from "./claims/claim_steps.ts";
import { impossible, type Observed } from "./decision.ts";
import { decideMoney } from "./money_decision.ts";
import { WAS_TAKEN, withBooks } from "./books/opening_books.ts";
import { bookNews } from "./books/news_booking.ts";
import { orderSteps } from "./order_machine.ts";
import { stateOf } from "./order_state.ts";
import { complete, type OrderRules, refund, refuseMoney, unclaim } from "./order_steps.ts";
import { paymentMachine } from "./payment_machine.ts";
import { decideDisputed, type SellersPart } from "./payouts/payout_recall.ts";
import { decideBounced, decideRefunding, moneyBack } from "./refund_decision.ts";
import type { World } from "./world.ts";

export function decideObservation(
  world: World,
  snapshot: PaymentSnapshot,
  rules: OrderRules,
): Observed {
  const observed = noteBank(decideWithNews(world, snapshot, rules), snapshot);
  const before = world.payment!.dispute?.status ?? null;
  const dispute = snapshot.dispute?.status;
  const isNew = dispute !== undefined && dispute !== before;
  const now = isNew ? dispute : null;
  const part = snapshot.news ? sellersPart(world, observed.world) : partByStatus(before, now);
  if (now === null && part.lost + part.won === 0) return observed;
  const decided = withDispute(observed.world, now, part);
  return { ...observed, world: decided, ...now && { dispute: now } };
}

/** What the books have moved of the seller's money since `before`. */
function sellersPart(before: World, after: World): SellersPart {
  const [was, is] = [before, after].map((world) => {
    const disputes = world.payment!.known.disputes;
    return new Map(disputes.map(({ id, lost }) => [id, lost ? lost.payable + lost.owes : 0]));
  });
  let lost = 0, won = 0;
  for (const [id, part] of is) {
    lost += Math.max(0, part - (was.get(id) ?? 0));
    won += Math.max(0, (was.get(id) ?? 0) - part);
  }
  return { lost, won };
}

/** Of a provider that does not tell what a dispute took: all of it. */
const partByStatus = (
  before: Dispute["status"] | null,
  now: Dispute["status"] | null,
): SellersPart => ({
  lost: now === "lost" ? Infinity : 0,
  won: now === "won" && before === "lost" ? Infinity : 0,
});

/** A dispute about the order's own payment blocks the seller's payout, or takes it back; a lost one ends a claim. */
function withDispute(world: World, now: Dispute["status"] | null, part: SellersPart): World {
  if (world.order?.paymentId !== world.payment!.id) return world;
  return decideDisputed(now ? endClaimByDispute(world, now) : world, now, part);
}

/** Copies to an open order whether the bank is still deciding about its payment. */
function noteBank(observed: Observed, { atBank }: PaymentSnapshot): Observed {
  const { order, payment } = observed.world;
  if (!order || !isOpen(order) || order.paymentId !== payment!.id) return observed;
  if (order.atBank === atBank) return observed;
  return { ...observed, world: { ...observed.world, order: { ...order, atBank } } };
}

/** Decides by the payments' table, and posts what the provider's account shows. */
function decideWithNews(world: World, snapshot: PaymentSnapshot, rules: OrderRules): Observed {
  const seen = remembered(withBooks(world), snapshot);
  const { status } = seen.payment!;
  const isBounced = paymentMachine[status][snapshot.state] === "refund_bounced";
  if (WAS_TAKEN.has(status) && !isBounced) {
    return decideStep(withReturnedAgain(bookNews(seen, snapshot), snapshot), snapshot, rules);
  }
  // Whose the money is comes first: a dispute takes it from them.
  const observed = decideStep(seen, snapshot, rules);
  return isBounced ? observed : { ...observed, world: bookNews(observed.world, snapshot) };
}

/** A bank has given back what was due before it took it, and the provider has returned that to the buyer meanwhile. */
function withReturnedAgain(world: World, snapshot: PaymentSnapshot): World {
  const { status, balances } = world.payment!;
  if (status !== "refunded" || snapshot.state !== "returned" || !balances?.due) return world;
  return moneyBack(bookReturned(world, snapshot));
}

function decideStep(seen: World, snapshot: PaymentSnapshot, rules: OrderRules): Observed {
  const payment = seen.payment!;
  const { order, now } = seen;
  const step = paymentMachine[payment.status][snapshot.state];
  const set = (status: Payment["status"]): World => ({
    ...seen,
    payment: { ...payment, status },
  });
  switch (step) {
    case "nothing":
      return { world: seen, next: "none" };
    case "alarm":
      return {
        world: seen,
        next: "none",
        alarm: contradiction(`${payment.status} here, ${snapshot.state} at the provider`),
      };
    case "wait_or_expire":
      return { world: seen, next: isLive(order!, now) ? "none" : "expire" };
    case "expire":
    case "reread":
    case "capture":
    case "cancel":
      return { world: seen, next: step };
    case "refund":
      return decideRefunding(seen, snapshot);
    case "voided":
      return { world: set("voided"), next: "none" };
    case "ask_order":
      return decideMoney(seen, snapshot, rules);
    case "complete":
      return { world: complete(seen, rules), next: "none" };
    case "unclaim":
      return cannotCapture(seen, snapshot.state === "returned" ? "refunded" : "failed", rules);
    case "start_voiding":
      return { world: refuseMoney(seen, false, "order_ended"), next: "none" };
    case "start_refunding":
      return {
        world: refuseMoney(bookTaken(seen, snapshot), true, payment.reason ?? "order_ended"),
        next: "none",
      };
    case "refunded":
      return { world: moneyBack(bookReturned(set("refunded"), snapshot)), next: "none" };
    case "refund_bounced":
      return decideBounced(seen, snapshot);
    case "refunded_outside":
      return {
        world: moneyBack(
          bookReturned(refund(seen, "refunded", "refunded", snapshot.news?.returned), snapshot),
        ),
        next: "none",
      };
  }
}

const contradiction = (detail: string) => ({ event: "contradiction" as const, detail });

function remembered(world: World, snapshot: PaymentSnapshot): World {
  const payment = remember(world.payment!, snapshot);
  return payment === world.payment ? world : { ...world, payment };
}

/** Copies the provider's ids and dispute to the payment. Returns the same object if nothing is new. */
function remember(payment: Payment, snapshot: PaymentSnapshot): Payment {
  const paymentIntentId = snapshot.paymentIntentId ?? payment.paymentIntentId;
  const chargeId = snapshot.chargeId ?? payment.chargeId;
  const dispute = snapshot.dispute ?? payment.dispute;
  if (
    paymentIntentId === payment.paymentIntentId && chargeId === payment.chargeId &&
    dispute?.status === payment.dispute?.status && dispute?.openedAt === payment.dispute?.openedAt
  ) return payment;
  return { ...payment, paymentIntentId, chargeId, dispute };
}

/** The money cannot be captured: ends the claim (unclaim), or changes only the payment if there is none. */
export function cannotCapture(
  world: World,
  becomes: "failed" | "voiding" | "refunded",
  rules: OrderRules,
): Observed {
  const payment: Payment = { ...world.payment!, status: becomes, reason: "cannot_capture" };
  const [step] = orderSteps("cannot_capture", stateOf(world.order!, world.now));
  const noted: World = { ...world, payment };
  const withRefusal = becomes === "voiding"
    ? refuseMoney(noted, false, "cannot_capture")
    : becomes === "refunded"
    ? moneyBack(noted)
    : noted;
  switch (step) {
    case "unclaim":
      return { world: unclaim(withRefusal, rules), next: "none" };
    case "payment_only":
      return { world: withRefusal, next: "none" };
    case "alarm":
      return {
        world,
        next: "none",
        alarm: contradiction("a complete order's payment cannot be captured"),
      };
    default:
      throw impossible("cannot_capture", step);
  }
}
