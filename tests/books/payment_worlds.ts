/** A world for each status of a payment. */
import type { PaymentStatus } from "#domain/payments/payment.ts";
import type { World } from "#domain/trade/world.ts";
import { listingOf, orderOf, paymentOf, worldWithOrder } from "../domain/cast.ts";

/** The world with a payment in this status, and the matching order and ticket. */
export function worldWithPayment(status: PaymentStatus): World {
  switch (status) {
    case "pending":
      return worldWithOrder("live");
    case "authorized":
      return worldWithOrder("claimed");
    case "captured":
      return worldWithOrder("complete");
    case "voiding":
      return withPayment(worldWithOrder("expired"), paymentOf({ status, reason: "late" }));
    case "voided":
    case "failed":
      return withPayment(worldWithOrder("expired"), paymentOf({ status }));
    case "refunding":
    case "refunded":
      return {
        ...withPayment(worldWithOrder("complete"), paymentOf({ status, reason: "refunded" })),
        order: orderOf({ status: "refunded" }),
        listing: listingOf({ status: "withdrawn", orderId: "order" }),
      };
  }
}

const withPayment = (world: World, payment: World["payment"]): World => ({ ...world, payment });
