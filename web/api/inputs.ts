/** The API's inputs as zod schemas: routes parse with them, and the OpenAPI document is made from them. */
import { z } from "zod";
import { reasonInput } from "#domain/decisions/decision.ts";
import { moneySchema } from "#domain/money.ts";
import { holdSecondsInput } from "#domain/orders/input.ts";
import { orderStatuses } from "#domain/orders/order.ts";
import { idSchema } from "#domain/stored.ts";
import { text } from "#domain/text.ts";
import { says } from "#words/problems.ts";
import { MAX_SEATS } from "#domain/tickets/terms.ts";
import { webhookKinds } from "#domain/webhooks/kinds.ts";
import { MAX_CURSOR, pageSize } from "../request/paging.ts";
import { MAX_URL } from "#domain/ports/webhook_sender.ts";

/** No id is longer. Characters. */
const MAX_ID = 200;

export const pageFields = {
  limit: pageSize.meta({ description: "1 to 100.", example: 20 }),
  cursor: text(MAX_CURSOR).optional().meta({
    description: "From an earlier page of the same query.",
  }),
};

/** `fields=title,price`: only names that the item has, so that a typo is refused. */
export function fieldsOf(item: z.ZodObject) {
  const names = Object.keys(item.shape);
  const name = `(?:${names.join("|")})`;
  return z.string().regex(
    new RegExp(`^${name}(?:,${name}){0,${names.length}}$`),
    `Must be field names separated by commas, out of ${names.join(", ")}`,
  ).optional().meta({
    description: "Return only these fields of each item, and its ID. Separated by commas.",
    example: `id,${names.at(-1)}`,
  });
}

export const orderFilters = {
  role: z.enum(["buyer", "seller"], 'Must be "buyer" or "seller"').default("buyer").meta({
    description: "Orders you placed (buyer), or orders for your tickets (seller).",
  }),
  status: z.enum(orderStatuses, "Must be a status of an order").optional(),
};

export const paymentFilters = z.object({ orderId: text(MAX_ID).min(1, says("required")) });

const seenByBuyer = {
  price: moneySchema.optional().meta({
    description:
      "The price of one ticket that you saw. If it has changed, the request fails with " +
      "`price_changed`.",
  }),
  total: moneySchema.optional().meta({
    description: "The same for all tickets of the order together.",
  }),
  holdSeconds: holdSecondsInput.optional().meta({
    description: "The time to pay that was seen, in seconds; a shorter one is refused as " +
      "`hold_shortened`, whose `detail` says how long it would be. Up to a minute less, near the " +
      "concert's start, is not. Without it, any length will do: read `expiresAt`.",
    example: 900,
  }),
};

/** One ticket, several of one listing by their ids, or a number of them. */
export const reserveInput = z.strictObject({
  ticketId: text(MAX_ID).optional(),
  ticketIds: z.array(text(MAX_ID)).min(1, says("too_few", { min: 1 }))
    .max(MAX_SEATS, says("too_many", { max: MAX_SEATS }))
    .transform((ids) => [...new Set(ids)]).optional().meta({
      description: "Tickets of one listing: all of them are reserved, or none.",
    }),
  listingId: text(MAX_ID).optional(),
  quantity: z.int(says("whole_number")).min(1, says("at_least", { min: 1 }))
    .max(MAX_SEATS, says("at_most", { max: MAX_SEATS })).optional().meta({
      description: "With `listingId`: so many of its tickets, the first that are available.",
    }),
  ...seenByBuyer,
}).superRefine(({ ticketId, ticketIds, listingId, quantity }, issues) => {
  const given = [ticketId, ticketIds, listingId].filter((one) => one !== undefined);
  const missing = given.length === 0 ? "ticketId" : null;
  const path = given.length > 1
    ? [ticketIds === undefined ? "listingId" : "ticketIds"]
    : (listingId === undefined) !== (quantity === undefined)
    ? [listingId === undefined ? "listingId" : "quantity"]
    : missing;
  if (path === null) return;
  const message = given.length > 1
    ? "Name one ticket, several of one listing, or a listing and a quantity"
    : says("required");
  issues.addIssue({ code: "custom", path: [path].flat(), message });
});

const reason = reasonInput.meta({
  description: "E-mailed to the people concerned and recorded in the audit trail.",
});
export const reasonGiven = z.strictObject({ reason });
export const reasonIfAny = z.strictObject({ reason: reason.optional() });

export const openPaymentInput = z.strictObject({ orderId: text(MAX_ID) });

export const webhookInput = z.strictObject({
  url: text(MAX_URL).meta({
    format: "uri",
    description: "Must be https on port 443 or 8443 and reachable from the internet.",
    example: "https://box-office.example/hooks",
  }),
  events: z.array(z.enum(webhookKinds, "Must be an event")).min(1, says("choose_one"))
    .max(webhookKinds.length, "Is too long")
    .default([...webhookKinds]).transform((given) => [...new Set(given)]).meta({
      description: "All events if omitted.",
    }),
});

/** Maximum number of tickets in one stream, more than a page of the list has. */
const MAX_WATCHED = 50;

export const watchedTickets = z.object({
  ids: text(MAX_WATCHED * 65).transform((text) => [
    ...new Set(text.split(",")),
  ])
    .pipe(z.array(idSchema, "Must be IDs separated by commas").max(MAX_WATCHED))
    .meta({ description: "IDs separated by commas." }),
});
