/** The calls about orders. */
import { z } from "zod";
import type { Operation } from "../operation.ts";
import { orderFilters, pageFields, reasonGiven, reasonIfAny, reserveInput } from "../inputs.ts";
import { orderOutSchema } from "../sale_schemas.ts";
import { pageOf } from "../schemas.ts";

export const orderOperations: readonly Operation[] = [
  {
    id: "listOrders",
    method: "GET",
    path: "/api/orders",
    tag: "Orders",
    summary: "Your orders, or those for your tickets",
    who: "signed_in",
    scope: "orders:read",
    query: z.object({ ...pageFields, ...orderFilters }),
    lists: orderOutSchema,
    answers: { 200: { description: "Newest first.", schema: pageOf(orderOutSchema) } },
    refusals: ["invalid"],
  },
  {
    id: "reserveTicket",
    method: "POST",
    path: "/api/orders",
    tag: "Orders",
    summary: "Reserve tickets",
    description:
      "Reserves 1 to 6 tickets of one listing for you until `expiresAt`, all of them or none: one by " +
      "`ticketId`, several by `ticketIds`, or the first `quantity` that are available of `listingId`. " +
      "The time is shorter than usual if tickets of the listing were reserved at least three times " +
      "within the hour and nobody paid. If you have an order for the same tickets, or for as many, you " +
      "get it with status 200.",
    who: "signed_in",
    scope: "orders:write",
    body: () => reserveInput,
    example: { ticketId: "01KB2Y7Q3N8X4M5V6W7Z9A0BCD", price: { amount: 4550, currency: "EUR" } },
    headers: ["Idempotency-Key"],
    answers: {
      200: {
        description: "You have already reserved them.",
        schema: orderOutSchema,
        headers: ["Location"],
      },
      201: { description: "Reserved.", schema: orderOutSchema, headers: ["Location"] },
    },
    refusals: [
      "invalid",
      "not_found",
      "own_ticket",
      "ticket_taken",
      "ticket_not_available",
      "quantity_not_offered",
      "order_open",
      "price_changed",
      "concert_moved",
      "hold_shortened",
      "hold_limit",
      "rehold_cooldown",
      "sales_stopped",
    ],
  },
  {
    id: "getOrder",
    method: "GET",
    path: "/api/orders/{id}",
    tag: "Orders",
    summary: "One order",
    who: "signed_in",
    scope: "orders:read",
    answers: { 200: { description: "The order.", schema: orderOutSchema } },
    refusals: ["not_found"],
  },
  {
    id: "watchOrder",
    method: "GET",
    path: "/api/orders/{id}/events",
    tag: "Orders",
    summary: "One order, live",
    description:
      "Server-sent events: `event: order` with the current state, and again whenever it changes.",
    who: "signed_in",
    scope: "orders:read",
    answers: { 200: { description: "A stream of events until you disconnect.", stream: true } },
    refusals: ["not_found"],
  },
  {
    id: "cancelOrder",
    method: "DELETE",
    path: "/api/orders/{id}",
    tag: "Orders",
    summary: "Cancel a reservation",
    description:
      "For its buyer, until it is paid: the ticket is available again, nothing is charged.",
    who: "signed_in",
    scope: "orders:write",
    answers: { 200: { description: "Cancelled.", schema: orderOutSchema } },
    refusals: ["not_found", "forbidden", "order_not_cancellable"],
  },
  {
    id: "refundOrder",
    method: "POST",
    path: "/api/orders/{id}/refund",
    tag: "Orders",
    summary: "Refund an order (moderators)",
    description: "The buyer gets a refund, and the ticket is withdrawn.",
    who: "signed_in",
    scope: "orders:write",
    body: () => reasonIfAny,
    bodyOptional: true,
    example: { reason: "The barcode was used before" },
    answers: { 200: { description: "Refunded.", schema: orderOutSchema } },
    refusals: ["invalid", "not_found", "forbidden", "own_ticket", "order_not_cancellable"],
  },
  {
    id: "stopOrder",
    method: "POST",
    path: "/api/orders/{id}/cancellation",
    tag: "Orders",
    summary: "Cancel somebody's reservation (moderators)",
    description:
      "The ticket is available again and nothing is charged. Refund a complete order instead. " +
      "Buyers cancel theirs with `DELETE /api/orders/{id}`.",
    who: "signed_in",
    scope: "orders:write",
    body: () => reasonGiven,
    example: { reason: "The account was stolen" },
    answers: { 200: { description: "Cancelled.", schema: orderOutSchema } },
    refusals: ["invalid", "not_found", "forbidden", "own_ticket", "order_not_cancellable"],
  },
  {
    id: "returnOrder",
    method: "POST",
    path: "/api/orders/{id}/return",
    tag: "Orders",
    summary: "Give tickets back after the concert was moved",
    description:
      "For the buyer of a complete order, until seven days after the move and not after the new " +
      "start: the buyer gets a refund, and the tickets are withdrawn.",
    who: "signed_in",
    scope: "orders:write",
    answers: { 200: { description: "Given back.", schema: orderOutSchema } },
    refusals: ["not_found", "forbidden", "order_not_cancellable"],
  },
];
