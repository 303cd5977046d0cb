/** What the pages of a claim show: the order, the claim, when it can be made, and where the money is. */
import { isBought, type Whereabouts, whereaboutsOf } from "../orders/as_now.ts";
import { type Order, orders } from "../orders/order.ts";
import { type Payment, payments } from "../payments/payment.ts";
import { type Payout, payouts } from "../payouts/payout.ts";
import type { Services } from "../ports/services.ts";
import { ok, refuse, type Result } from "../result.ts";
import { type Claim, claims } from "./claim.ts";
import { windowOf } from "./commands.ts";
import type { ClaimWindow } from "./window.ts";

export interface ClaimAround {
  order: Order;
  /** Null: there is none. */
  claim: Claim | null;
  /** Null: the concert was cancelled. */
  window: ClaimWindow | null;
  /** When and where the concert takes place now. */
  whereabouts: Whereabouts;
  payment: Payment | null;
  payout: Payout | null;
}

/** For the buyer, the seller and moderators. Refusal: `not_found`, also for an order that was never complete. */
export async function claimAround(
  x: Services,
  viewerId: string,
  orderId: string,
): Promise<Result<ClaimAround>> {
  const found = await x.store.get(orders, orderId);
  if (!found) return refuse("not_found");
  const thing = { namespace: "Order", value: found } as const;
  if (!await x.permissions.allows(viewerId, "view", thing)) return refuse("not_found");
  const [order, claim, payment, payout] = await x.store.snapshot([
    [orders, orderId],
    [claims, orderId],
    [payments, found.paymentId],
    [payouts, orderId],
  ]);
  if (!order || !isBought(order)) return refuse("not_found");
  const { window, concert } = await windowOf(x, order, x.store);
  return ok({ order, claim, payment, payout, window, whereabouts: whereaboutsOf(order, concert) });
}
