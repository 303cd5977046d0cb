/** The API's answers about sales: listings, tickets, orders and payments. */
import { z } from "zod";
import { cancelReasons, orderStatuses } from "#domain/orders/order.ts";
import { disputeStatuses, paymentStatuses, refusalReasons } from "#domain/payments/payment.ts";
import { splits } from "#domain/tickets/listing.ts";
import { ticketStatuses } from "#domain/tickets/seat.ts";
import { MAX_SEATS } from "#domain/tickets/terms.ts";
import { codeTypes } from "#domain/tickets/code_type.ts";
import { id, instant, money, stored, sum } from "./schemas.ts";

const listingTerms = {
  title: z.string(),
  venue: z.string(),
  city: z.string(),
  startsAt: instant.meta({ description: "When the concert begins." }),
  timeZone: z.string().meta({
    description: "Time zone of the venue; an IANA name.",
    example: "Europe/Paris",
  }),
  section: z.string().optional(),
  row: z.string().optional(),
  faceValue: money.meta({ description: "Of one ticket." }),
  price: money.meta({ description: "What the seller asks for one ticket." }),
};

/** What tickets of one listing do not share. */
const seat = {
  id,
  seat: z.string().optional(),
  status: z.enum([...ticketStatuses, "over"]).meta({
    description:
      "The current state: once a reservation has expired, this is `available`; once sales have " +
      "ended or the concert was cancelled, what was available is `over`.",
  }),
  heldUntil: instant.optional().meta({
    description: "Until when it is reserved; absent once it is being paid for.",
  }),
  orderId: id.optional(),
  codeType: z.enum(codeTypes),
  code: z.string().optional().meta({
    description:
      "The barcode's text: for its seller, and for the buyer once the order is complete.",
  }),
};
const concertId = id.optional().meta({
  description: "Its concert; absent for what an older version made and has none yet.",
});
const total = money.meta({
  description: "What a buyer pays for one ticket: the price and the buyer's fee.",
});
const paidFees = money.optional().meta({
  description:
    "What the first seller charged on top of the face value of one ticket, as its seller says.",
});
const buyerFee = money.optional().meta({
  description: "What of the total is the buyer's fee; absent if there is none.",
});

export const ticketOutSchema = z.strictObject({
  ...listingTerms,
  ...seat,
  concertId,
  listingId: id.meta({ description: "The listing that it is sold in, alone or with others." }),
  paidFees,
  total,
  buyerFee,
  description: z.string(),
  sellerId: id,
  ...stored,
}).meta({ id: "Ticket" });

export const listingOutSchema = z.strictObject({
  id,
  ...listingTerms,
  concertId,
  paidFees,
  total,
  buyerFee,
  split: z.enum(splits).meta({
    description: "How many of the tickets that are left one order may take. together: all · any: " +
      "as many as wanted · no_single: any number that does not leave exactly one.",
  }),
  quantities: z.array(z.int().min(1).max(MAX_SEATS)).meta({
    description: "The numbers of tickets that one order can take now.",
  }),
  description: z.string(),
  sellerId: id,
  tickets: z.array(z.strictObject(seat)).min(1).max(MAX_SEATS).meta({
    description: "Those that you may see, in the seller's order.",
  }),
  ...stored,
}).meta({ id: "Listing" });

export const orderOutSchema = z.strictObject({
  id,
  ticketId: id.meta({ description: "The first of `ticketIds`." }),
  ticketIds: z.array(id).min(1).max(MAX_SEATS).meta({
    description: "All tickets of the order; they belong to one listing.",
  }),
  listingId: id,
  concertId: id.optional(),
  total: money.optional().meta({
    description: "What the buyer pays for all of them, with the fee; it never changes. Absent " +
      "for the seller if the buyer pays a fee: they have `payout`.",
  }),
  buyerFee: money.optional().meta({
    description:
      "What of the total is the buyer's fee; absent if there is none, and for the seller.",
  }),
  sellerFee: money.optional().meta({
    description:
      "What of the price of all of them is kept as the seller's fee; absent if there is " +
      "none, and for the buyer.",
  }),
  payout: sum.optional().meta({
    description: "What the seller gets for all of them if they are sold: the price without the " +
      "seller's fee. For the seller and moderators; `/api/payouts/{id}` says when.",
  }),
  snapshot: z.strictObject({ ...listingTerms, seat: z.string().optional() }).meta({
    id: "SaleTerms",
    description:
      "The terms at the time of the reservation. Later changes of the price do not affect them, " +
      "and later changes of the fees do not affect the order's.",
  }),
  buyerId: id,
  sellerId: id,
  status: z.enum(orderStatuses),
  cancelReason: z.enum(cancelReasons).optional(),
  expiresAt: instant.meta({ description: "When the reservation expires if it is not paid." }),
  paymentId: id.optional(),
  ...stored,
}).meta({ id: "Order" });

export const paymentOutSchema = z.strictObject({
  id,
  orderId: id,
  buyerId: id,
  amount: money.optional().meta({
    description: "What the buyer pays; absent for the seller if a fee of the buyer's is in it.",
  }),
  status: z.enum(paymentStatuses),
  reason: z.enum(refusalReasons).optional().meta({ description: "Why money was not taken." }),
  provider: z.string(),
  attempt: z.int().min(1),
  stripeId: z.string().optional(),
  dispute: z.strictObject({ status: z.enum(disputeStatuses), openedAt: instant }).optional().meta({
    description: "The buyer's bank disputes the payment.",
  }),
  checkoutUrl: z.string().optional().meta({
    description: "Where the buyer pays. Shown only to the buyer, while the order can be paid.",
  }),
  ...stored,
}).meta({ id: "Payment" });
