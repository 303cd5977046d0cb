/** The calls about payments. */
import type { Operation } from "../operation.ts";
import { openPaymentInput, paymentFilters } from "../inputs.ts";
import { paymentOutSchema } from "../sale_schemas.ts";
import { listOf } from "../schemas.ts";

export const paymentOperations: readonly Operation[] = [
  {
    id: "listPayments",
    method: "GET",
    path: "/api/payments",
    tag: "Payments",
    summary: "The attempts to pay an order",
    who: "signed_in",
    scope: "orders:read",
    query: paymentFilters,
    lists: paymentOutSchema,
    answers: { 200: { description: "Oldest first.", schema: listOf(paymentOutSchema) } },
    refusals: ["invalid", "not_found"],
  },
  {
    id: "openPayment",
    method: "POST",
    path: "/api/payments",
    tag: "Payments",
    summary: "Open a checkout for an order",
    description: "Or answers with the one that is open. Send the buyer to `checkoutUrl`.",
    who: "signed_in",
    scope: "payments:write",
    body: () => openPaymentInput,
    example: { orderId: "01KB2Y7Q3N8X4M5V6W7Z9A0BCE" },
    headers: ["Idempotency-Key"],
    answers: {
      201: { description: "Open.", schema: paymentOutSchema, headers: ["Location"] },
    },
    refusals: [
      "invalid",
      "not_found",
      "forbidden",
      "order_lapsed",
      "order_not_payable",
      "payment_refused",
      "sales_stopped",
    ],
  },
  {
    id: "getPayment",
    method: "GET",
    path: "/api/payments/{id}",
    tag: "Payments",
    summary: "One payment",
    who: "signed_in",
    scope: "orders:read",
    answers: { 200: { description: "The payment.", schema: paymentOutSchema } },
    refusals: ["not_found"],
  },
];
