/** The calls about webhooks. */
import { z } from "zod";
import type { Operation } from "../operation.ts";
import { pageFields, webhookInput } from "../inputs.ts";
import { listOf, pageOf } from "../schemas.ts";
import { deliveryOutSchema, newWebhookOutSchema, webhookOutSchema } from "../webhook_schemas.ts";

const WRITE = { who: "signed_in", tag: "Webhooks", scope: "webhooks:write" } as const;
const READ = { who: "signed_in", tag: "Webhooks", scope: "webhooks:read" } as const;

export const webhookOperations: readonly Operation[] = [
  {
    ...READ,
    id: "listWebhooks",
    method: "GET",
    path: "/api/webhooks",
    summary: "Your webhooks",
    lists: webhookOutSchema,
    answers: { 200: { description: "Newest first.", schema: listOf(webhookOutSchema) } },
    refusals: [],
  },
  {
    ...WRITE,
    id: "addWebhook",
    method: "POST",
    path: "/api/webhooks",
    summary: "Add a webhook for events about your tickets and orders",
    description:
      "Each event is a POST of `{type, timestamp, data}`, signed according to Standard Webhooks. " +
      "Unless answered with 2xx, it is retried for 32 hours with the same `webhook-id`. " +
      "Events may arrive in any order and more than once: read the current state.",
    body: () => webhookInput,
    example: { url: "https://box-office.example/hooks", events: ["order.completed"] },
    answers: {
      201: { description: "Added.", schema: newWebhookOutSchema, headers: ["Location"] },
    },
    refusals: ["invalid", "forbidden", "webhook_limit"],
  },
  {
    ...READ,
    id: "getWebhook",
    method: "GET",
    path: "/api/webhooks/{id}",
    summary: "One webhook",
    answers: { 200: { description: "The webhook.", schema: webhookOutSchema } },
    refusals: ["not_found"],
  },
  {
    ...WRITE,
    id: "removeWebhook",
    method: "DELETE",
    path: "/api/webhooks/{id}",
    summary: "Remove a webhook",
    answers: { 204: { description: "Removed. Pending deliveries are dropped." } },
    refusals: ["not_found"],
  },
  {
    ...WRITE,
    id: "activateWebhook",
    method: "POST",
    path: "/api/webhooks/{id}/activation",
    summary: "Turn a webhook on again",
    description: "A webhook that fails for three days or answers 410 is turned off.",
    answers: { 200: { description: "On.", schema: webhookOutSchema } },
    refusals: ["not_found"],
  },
  {
    ...WRITE,
    id: "rotateWebhookSecret",
    method: "POST",
    path: "/api/webhooks/{id}/secret",
    summary: "Replace the secret of a webhook",
    description: "For one day, the previous secret signs as well.",
    answers: { 200: { description: "Replaced.", schema: newWebhookOutSchema } },
    refusals: ["not_found", "forbidden"],
  },
  {
    ...READ,
    id: "listDeliveries",
    method: "GET",
    path: "/api/webhooks/{id}/deliveries",
    summary: "What was sent, and how that went",
    description: "Deliveries of the last 30 days.",
    query: z.object(pageFields),
    lists: deliveryOutSchema,
    answers: { 200: { description: "Newest first.", schema: pageOf(deliveryOutSchema) } },
    refusals: ["not_found"],
  },
  {
    ...WRITE,
    id: "replayDelivery",
    method: "POST",
    path: "/api/webhooks/{id}/deliveries/{deliveryId}/replay",
    summary: "Send a delivery again",
    answers: { 202: { description: "Sent again with the same ID.", schema: deliveryOutSchema } },
    refusals: ["not_found", "webhook_disabled"],
  },
];
