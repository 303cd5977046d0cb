/**
 * What becomes of a payment, its order and its ticket when the provider says how things stand now.
 * Pure: the snapshot was read anew, the time is in the world.
 */
import type { PaymentSnapshot } from "../ports.ts";
import { sameMoney } from "../money.ts";
import { impossible } from "../orders/decide.ts";
import { type OrderEvent, orderSteps } from "../orders/machine.ts";
import { isLive, type Order, stateOf } from "../orders/order.ts";
import {
  claim,
  complete,
  letGo,
  type OrderRules,
  refund,
  refuseMoney,
  unclaim,
} from "../orders/steps.ts";
import { isLapsedHold, sameTerms, termsOf } from "../tickets/ticket.ts";
import { happened, type World } from "../world.ts";
import { paymentMachine } from "./machine.ts";
import type { Dispute, Payment, RefusalReason } from "./payment.ts";

/**
 * What is to be done at the provider now; `wait` = look again later. A step that only begins to take,
 * release or return money says `none`: it emits the event whose handler makes the call.
 */
export type NextCall = "none" | "expire" | "reread" | "capture" | "cancel" | "refund" | "wait";

export interface Observed {
  world: World;
  next: NextCall;
  /** Set when an operator must look. */
  alarm?: string;
  /** Where a dispute stands, when that is new. */
  dispute?: Dispute["status"];
}

export function decideObservation(
  world: World,
  snapshot: PaymentSnapshot,
  rules: OrderRules,
): Observed {
  const observed = decideStep(world, snapshot, rules);
  const before = world.payment!.dispute;
  const dispute = snapshot.dispute && snapshot.dispute.status !== before?.status
    ? snapshot.dispute.status
    : undefined;
  return dispute ? { ...observed, dispute } : observed;
}

function decideStep(world: World, snapshot: PaymentSnapshot, rules: OrderRules): Observed {
  const payment = remember(world.payment!, snapshot);
  const seen: World = payment === world.payment ? world : { ...world, payment };
  const order = world.order!;
  const step = paymentMachine[payment.status][snapshot.state];
  const set = (
    status: Payment["status"],
    reason: RefusalReason | null = payment.reason,
  ): World => ({
    ...seen,
    payment: { ...payment, status, reason },
  });
  switch (step) {
    case "nothing":
      return { world: seen, next: "none" };
    case "alarm":
      return {
        world: seen,
        next: "none",
        alarm: `${payment.status} here, ${snapshot.state} there`,
      };
    case "wait_or_expire":
      return { world: seen, next: isLive(order, world.now) ? "none" : "expire" };
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
      return askOrder(seen, snapshot, rules);
    case "complete":
      return { world: complete(seen), next: "none" };
    case "unclaim":
      return cannotCapture(seen, snapshot.state === "returned" ? "refunded" : "failed", rules);
    case "start_voiding":
      return { world: refuseMoney(seen, false, "order_ended"), next: "none" };
    case "start_refunding":
      return { world: refuseMoney(seen, true, payment.reason ?? "order_ended"), next: "none" };
    case "refunded":
      return { world: moneyBack(set("refunded")), next: "none" };
    case "refunded_outside":
      return { world: moneyBack(refund(seen, "refunded")), next: "none" };
    case "refund_bounced":
      return {
        world: refuseMoney(seen, true, payment.reason ?? "refunded"),
        next: "none",
        alarm: "a refund failed after it had succeeded",
      };
  }
}

/** Takes over the provider's own ids and its disputes; the same object when nothing is new. */
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

function decideRefunding(world: World, snapshot: PaymentSnapshot): Observed {
  if (snapshot.refund === "pending") return { world, next: "wait" };
  if (snapshot.refund === "failed") return { world, next: "refund", alarm: "a refund failed" };
  return { world, next: "refund" };
}

function moneyBack(world: World): World {
  const payment = world.payment!;
  return happened(world, {
    name: "payment:refunded",
    payload: { paymentId: payment.id, orderId: payment.orderId, version: payment.version + 1 },
  });
}

/** Which row of the order's table an authorisation stands in. */
export function classify(order: Order, snapshot: PaymentSnapshot, payment: Payment, now: number): {
  event: OrderEvent;
  reason: RefusalReason;
} {
  if (!snapshot.amount || !sameMoney(snapshot.amount, payment.amount)) {
    return { event: "amount_differs", reason: "amount_differs" };
  }
  // Our clock, or the provider's charge: never the time at which the news came.
  const inTime = now < order.expiresAt ||
    (snapshot.authorizedAt !== null && snapshot.authorizedAt < order.expiresAt);
  if (snapshot.state === "taken") {
    return { event: inTime ? "taken_in_time" : "taken_late", reason: "late" };
  }
  return { event: inTime ? "authorized_in_time" : "authorized_late", reason: "late" };
}

function askOrder(world: World, snapshot: PaymentSnapshot, rules: OrderRules): Observed {
  const order = world.order!;
  const payment = world.payment!;
  const { event, reason } = classify(order, snapshot, payment, world.now);
  const taken = snapshot.state === "taken";
  const refusalReason: RefusalReason = event === "amount_differs"
    ? reason
    : order.status === "claimed" || order.status === "complete"
    ? "other_payment"
    : event.endsWith("_late")
    ? reason
    : "order_ended";
  const refuseIt = (w: World): Observed => ({
    world: refuseMoney(w, taken, refusalReason),
    next: "none",
  });
  let seen: Observed = { world, next: "none" };
  for (const step of orderSteps(event, stateOf(order, world.now))) {
    switch (step) {
      case "nothing":
        break;
      case "let_go:expired":
        seen = { ...seen, world: letGo(seen.world, "order", "expired", rules) };
        break;
      case "claim":
        seen = { world: claim(seen.world), next: "none" };
        break;
      case "reclaim": {
        const free = freeForReclaim(seen.world, rules);
        if (!free) return refuseIt(seen.world);
        seen = { world: claim(free), next: "none" };
        break;
      }
      case "complete":
        seen = { world: complete(seen.world), next: "none" };
        break;
      case "refuse_money":
        seen = refuseIt(seen.world);
        break;
      default:
        throw impossible(event, step);
    }
  }
  return seen;
}

/**
 * The world in which a hold that lapsed may still be claimed: the ticket free, or held by an order
 * that has lapsed too (it is let go), on the terms that the buyer agreed to. Null: not to be had.
 */
function freeForReclaim(world: World, rules: OrderRules): World | null {
  const { ticket, order, rival, now } = world;
  if (!ticket || !order || ticket.startsAt <= now) return null;
  if (!sameTerms(termsOf(ticket), order.terms)) return null;
  if (ticket.status === "available") return world;
  if (rival && isLapsedHold(ticket, now)) return letGo(world, "rival", "expired", rules);
  return null;
}

/** T8, or the payment alone where no claim depends on it. */
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
      return { world, next: "none", alarm: "a complete order's payment cannot be captured" };
    default:
      throw impossible("cannot_capture", step);
  }
}
