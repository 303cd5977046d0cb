/** The API's inputs as zod schemas: routes parse with them, and the OpenAPI document is made from them. */
import { z } from "zod";
import { reasonInput } from "#domain/decisions/decision.ts";
import { moneySchema } from "#domain/money.ts";
import { holdSecondsInput, startSeenInput } from "#domain/orders/input.ts";
import { orderStatuses } from "#domain/orders/order.ts";
import { idSchema } from "#domain/stored.ts";
import { concertFilters } from "#domain/search/query.ts";
import { line, text } from "#domain/text.ts";
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

/** Which of a concert's offers. */
export const offerFilters = z.object({
  quantity: concertFilters.quantity.meta({
    description: "Only those of which so many tickets can be reserved together now.",
  }),
  section: z.preprocess((value) => value === "" ? undefined : value, line(1, 20).optional()).meta({
    description: "The whole name; case and accents do not matter.",
  }),
});

export const orderFilters = {
  role: z.enum(["buyer", "seller"], 'Must be "buyer" or "seller"').default("buyer").meta({
    description: "Orders you placed (buyer), or orders for your tickets (seller).",
  }),
  status: z.enum(orderStatuses).optional(),
};

export const paymentFilters = z.object({ orderId: text(MAX_ID).min(1, says("required")) });

const seenByBuyer = {
  price: moneySchema.optional().meta({
    description:
      "The seller's price of one ticket that you saw, without the buyer's fee. If it has changed, " +
      "the request fails with `price_changed`. Whoever sends only this agrees to the fee of now: " +
      "the order's `total` says what is to be paid. Send `total` to agree to that alone.",
  }),
  total: moneySchema.optional().meta({
    description:
      "What you saw that you would pay: for all tickets of the order together, with the buyer's " +
      "fee. If it is another amount now, the request fails with `price_changed`.",
  }),
  holdSeconds: holdSecondsInput.optional().meta({
    description: "The time to pay that was seen, in seconds; a shorter one is refused as " +
      "`hold_shortened`, whose `detail` says how long it would be. Up to a minute less, near the " +
      "concert's start, is not. Without it, any length will do: read `expiresAt`.",
    example: 900,
  }),
  startsAt: startSeenInput.optional().meta({
    description:
      "The ticket's `startsAt` that was seen. If its concert was moved since, the request " +
      "fails with `concert_moved`, whose `startsAt` is the new one.",
  }),
};

const reserveInputs = {
  ticketId: z.strictObject({ ticketId: text(MAX_ID), ...seenByBuyer }),
  ticketIds: z.strictObject({
    ticketIds: z.array(text(MAX_ID)).min(1, says("too_few", { min: 1 }))
      .max(MAX_SEATS, says("too_many", { max: MAX_SEATS }))
      .transform((ids) => [...new Set(ids)]).meta({
        description: "Tickets of one listing: all of them are reserved, or none.",
      }),
    ...seenByBuyer,
  }),
  quantity: z.strictObject({
    listingId: text(MAX_ID),
    quantity: z.int(says("whole_number")).min(1, says("at_least", { min: 1 }))
      .max(MAX_SEATS, says("at_most", { max: MAX_SEATS })).meta({
        description: "So many of its tickets, the first that are available.",
      }),
    ...seenByBuyer,
  }),
};
export const reserveInput = z.union(Object.values(reserveInputs));

/** One of the three ways to say what is wanted; by which one it is, problems have their paths. */
export function reserveInputOf(given: unknown): z.ZodType<z.output<typeof reserveInput>> {
  const fields = typeof given === "object" && given !== null ? given : {};
  if ("ticketIds" in fields) return reserveInputs.ticketIds;
  return "listingId" in fields || "quantity" in fields
    ? reserveInputs.quantity
    : reserveInputs.ticketId;
}

const reason = reasonInput.meta({
  description: "E-mailed to the people concerned and recorded in the audit trail.",
});
export const reasonGiven = z.strictObject({ reason });
/** A body without anything in it. */
export const noFields = z.strictObject({});

export const reasonIfAny = z.strictObject({ reason: reason.optional() });

export const openPaymentInput = z.strictObject({ orderId: text(MAX_ID) });

export const webhookInput = z.strictObject({
  url: text(MAX_URL).meta({
    format: "uri",
    description: "Must be https on port 443 or 8443 and reachable from the internet.",
    example: "https://box-office.example/hooks",
  }),
  events: z.array(z.enum(webhookKinds)).min(1, says("choose_one"))
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
