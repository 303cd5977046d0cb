/** The API's answers as zod schemas: the OpenAPI document is made from them, and tests check answers with it. */
import { z } from "zod";
import { scopes } from "#domain/clients/scopes.ts";
import { clientKinds, grants } from "#domain/ports/clients.ts";
import { moneySchema } from "#domain/money.ts";
import { cancelReasons, orderStatuses } from "#domain/orders/order.ts";
import { disputeStatuses, paymentStatuses, refusalReasons } from "#domain/payments/payment.ts";
import { type RefusalCode, refusals } from "#domain/refusals.ts";
import { idSchema } from "#domain/stored.ts";
import { splits } from "#domain/tickets/listing.ts";
import { ticketStatuses } from "#domain/tickets/seat.ts";
import { MAX_SEATS } from "#domain/tickets/terms.ts";
import { codeTypes } from "#domain/tickets/code_type.ts";

export const id = idSchema.meta({
  description: "Sortable by time and not guessable.",
  example: "01KB2Y7Q3N8X4M5V6W7Z9A0BCD",
});
export const instant = z.iso.datetime().meta({ description: "RFC 3339, UTC." });
export const money = moneySchema.meta({
  id: "Money",
  description: "Minor units of an ISO 4217 currency: 4550 EUR is €45.50.",
  example: { amount: 4550, currency: "EUR" },
});
export const stored = { version: z.int().min(1), createdAt: instant, updatedAt: instant };

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
  total: money.meta({ description: "What the buyer pays for all of them." }),
  buyerFee,
  sellerFee: money.optional().meta({
    description:
      "What of the price is kept as the seller's fee; absent if there is none. The rest " +
      "of the total, without both fees, is the seller's.",
  }),
  snapshot: z.strictObject({ ...listingTerms, seat: z.string().optional() }).meta({
    id: "SaleTerms",
    description:
      "The terms at the time of the reservation; later price changes do not affect them.",
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
  amount: money,
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

export const userOutSchema = z.strictObject({
  id,
  email: z.string(),
  name: z.string(),
  groups: z.array(z.string()),
}).meta({ id: "User" });

export const clientOutSchema = z.strictObject({
  id,
  kind: z.enum(clientKinds),
  name: z.string(),
  scopes: z.array(z.enum(scopes)),
  grantTypes: z.array(z.enum(grants)).optional().meta({
    description: "How an OAuth 2 client obtains its tokens.",
  }),
  redirectUris: z.array(z.string()).optional().meta({
    description: "Redirect addresses of a client that asks people for permission.",
  }),
  public: z.boolean().optional().meta({
    description: "True if the client has no secret.",
  }),
  createdAt: instant,
  expiresAt: instant.optional(),
  lastUsedAt: instant.optional(),
}).meta({ id: "Client", description: "A personal access token or an OAuth 2 client." });

export const newClientOutSchema = z.strictObject({
  ...clientOutSchema.shape,
  secret: z.string().optional().meta({
    description: "Shown only once; only a hash of it is stored. A public client has none.",
  }),
}).meta({ id: "NewClient" });

/** With `fields=` an item has its id and those fields only. */
const inFullOrPart = <S extends z.ZodRawShape>(item: z.ZodObject<S, z.core.$strict>) =>
  z.union([item, item.partial().required({ id: true } as never)]);

export const listOf = <S extends z.ZodRawShape>(item: z.ZodObject<S, z.core.$strict>) =>
  z.strictObject({ items: z.array(inFullOrPart(item)) });

export const pageOf = <S extends z.ZodRawShape>(item: z.ZodObject<S, z.core.$strict>) =>
  z.strictObject({
    ...listOf(item).shape,
    nextCursor: z.string().optional().meta({
      description: "Cursor of the next page; absent on the last page.",
    }),
    previousCursor: z.string().optional().meta({
      description: "Cursor of the previous page; absent on the first page.",
    }),
  });

export const problemSchema = z.strictObject({
  type: z.literal("about:blank"),
  title: z.string(),
  status: z.int(),
  detail: z.string().meta({ description: "What happened, and what to do next." }),
  code: z.enum(Object.keys(refusals) as [RefusalCode]).meta({
    description: "Rely on this; titles and details may change.",
  }),
  requestId: z.string(),
  orderId: id.optional(),
  quantities: z.array(z.int()).optional().meta({
    description: "With `quantity_not_offered`: the numbers of tickets that can be reserved.",
  }),
  concertId: id.optional().meta({
    description:
      "With `merge_instead`: the other concert. With `concert_moved`: the one that was moved.",
  }),
  startsAt: instant.optional().meta({
    description: "With `concert_moved`: when that concert begins now.",
  }),
  errors: z.array(z.strictObject({ path: z.string(), message: z.string() })).optional().meta({
    description: "One for each field with a problem.",
  }),
}).meta({ id: "Problem", description: "RFC 9457 problem details." });
