/**
 * What becomes of a payment, its order and its ticket when the provider says how things stand now.
 * Pure: the snapshot was read anew, the time is in the world.
 */
import type { PaymentSnapshot } from "../ports/mod.ts";
import { sameMoney } from "../money.ts";
import { impossible } from "./order_decisions.ts";
import { type OrderEvent, orderSteps } from "./order_machine.ts";
import { isLive, isOpen, type Order, stateOf } from "../orders/order.ts";
import {
  claim,
  complete,
  letGo,
  type OrderRules,
  refund,
  refuseMoney,
  unclaim,
} from "./order_steps.ts";
import { isLapsedHold, sameTerms, termsOf } from "../tickets/ticket.ts";
import type { World } from "./world.ts";
import { paymentMachine } from "./payment_machine.ts";
import type { Dispute, Payment, RefusalReason } from "../payments/payment.ts";
import { decideRefunding, moneyBack, noteFailedRefund } from "../payments/refunding.ts";

/**
 * What is to be done at the provider now; `wait` = look again later. A step that only begins to take,
 * release or return money says `none`: it emits the event whose handler makes the call.
 */
export type NextCall = "none" | "expire" | "reread" | "capture" | "cancel" | "refund" | "wait";

export interface Observed {
  world: World;
  next: NextCall;
  /** When to look again, if that is to be waited for; epoch ms. */
  until?: number;
  /** Set when an operator must look. */
  alarm?: { event: "contradiction" | "refund_failed"; detail: string };
  /** Where a dispute stands, when that is new. */
  dispute?: Dispute["status"];
}

export function decideObservation(
  world: World,
  snapshot: PaymentSnapshot,
  rules: OrderRules,
): Observed {
  const observed = noteBank(decideStep(world, snapshot, rules), snapshot);
  const before = world.payment!.dispute;
  const dispute = snapshot.dispute && snapshot.dispute.status !== before?.status
    ? snapshot.dispute.status
    : undefined;
  return dispute ? { ...observed, dispute } : observed;
}

/** The open order says whether the bank decides about its payment; nothing else depends on it. */
function noteBank(observed: Observed, { atBank }: PaymentSnapshot): Observed {
  const { order, payment } = observed.world;
  if (!order || !isOpen(order) || order.paymentId !== payment!.id) return observed;
  if (order.atBank === atBank) return observed;
  return { ...observed, world: { ...observed.world, order: { ...order, atBank } } };
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
        alarm: contradiction(`${payment.status} here, ${snapshot.state} there`),
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
        world: refuseMoney(noteFailedRefund(seen, snapshot), true, payment.reason ?? "refunded"),
        next: "none",
        alarm: { event: "refund_failed", detail: "it had succeeded before" },
      };
  }
}

const contradiction = (detail: string) => ({ event: "contradiction" as const, detail });

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
  const verb = snapshot.state === "taken" ? "taken" : "authorized";
  if (!inTime) return { event: `${verb}_late`, reason: "late" };
  // Whoever comes late to the news sells nothing that a punctual one would not: after the start nobody gets in.
  if (now >= order.terms.startsAt) return { event: `${verb}_after_start`, reason: "concert_began" };
  return { event: `${verb}_in_time`, reason: "late" };
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
    : event.endsWith("_late") || event.endsWith("_after_start")
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
  if (!ticket || !order) return null;
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
      return {
        world,
        next: "none",
        alarm: contradiction("a complete order's payment cannot be captured"),
      };
    default:
      throw impossible("cannot_capture", step);
  }
}
