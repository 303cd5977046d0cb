/** The calls about orders. */
import { z } from "zod";
import type { Operation } from "../operation.ts";
import { orderFilters, pageFields, reserveInput } from "../questions.ts";
import { orderOutSchema, pageOf } from "../schemas.ts";

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
    answers: { 200: { description: "Newest first.", schema: pageOf(orderOutSchema) } },
    refusals: ["invalid"],
  },
  {
    id: "reserveTicket",
    method: "POST",
    path: "/api/orders",
    tag: "Orders",
    summary: "Reserve a ticket",
    description:
      "Holds it for you until `expiresAt`. Who holds it already gets the same order, 200.",
    who: "signed_in",
    scope: "orders:write",
    body: () => reserveInput,
    example: { ticketId: "01KB2Y7Q3N8X4M5V6W7Z9A0BCD", price: { amount: 4550, currency: "EUR" } },
    headers: ["Idempotency-Key"],
    answers: {
      200: { description: "You hold it already.", schema: orderOutSchema, headers: ["Location"] },
      201: { description: "Held for you.", schema: orderOutSchema, headers: ["Location"] },
    },
    refusals: [
      "invalid",
      "not_found",
      "own_ticket",
      "ticket_taken",
      "ticket_not_available",
      "price_changed",
      "hold_limit",
      "rehold_cooldown",
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
      "Server-sent events: `event: order` with its state now, and whenever that changes.",
    who: "signed_in",
    scope: "orders:read",
    answers: { 200: { description: "Events, until you leave.", stream: true } },
    refusals: ["not_found"],
  },
  {
    id: "cancelOrder",
    method: "DELETE",
    path: "/api/orders/{id}",
    tag: "Orders",
    summary: "Let a reserved ticket go",
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
    summary: "Undo a sale (moderators)",
    who: "signed_in",
    scope: "orders:write",
    answers: { 200: { description: "Refunded.", schema: orderOutSchema } },
    refusals: ["not_found", "forbidden", "order_not_cancellable"],
  },
];
