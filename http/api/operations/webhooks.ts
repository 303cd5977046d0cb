/** The calls about webhooks. */
import { z } from "zod";
import type { Operation } from "../operation.ts";
import { pageFields, webhookInput } from "../questions.ts";
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
    summary: "Have the events of your tickets and orders sent to you",
    description: "Each is a POST of `{type, timestamp, data}`, signed as Standard Webhooks says. " +
      "What is answered other than 2xx is tried again for 32 hours, with the same `webhook-id`. " +
      "They come in any order and may come twice: read what is true now.",
    body: () => webhookInput,
    example: { url: "https://box-office.example/hooks", events: ["order.completed"] },
    answers: {
      201: { description: "Added.", schema: newWebhookOutSchema, headers: ["Location"] },
    },
    refusals: ["invalid", "webhook_limit"],
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
    answers: { 204: { description: "Removed; what is on its way is given up." } },
    refusals: ["not_found"],
  },
  {
    ...WRITE,
    id: "activateWebhook",
    method: "POST",
    path: "/api/webhooks/{id}/activation",
    summary: "Switch a webhook on again",
    description: "One that failed for three days, or answered 410, is switched off.",
    answers: { 200: { description: "On.", schema: webhookOutSchema } },
    refusals: ["not_found"],
  },
  {
    ...WRITE,
    id: "rotateWebhookSecret",
    method: "POST",
    path: "/api/webhooks/{id}/secret",
    summary: "Replace the secret of a webhook",
    description: "For a day the one before signs too.",
    answers: { 200: { description: "Replaced.", schema: newWebhookOutSchema } },
    refusals: ["not_found"],
  },
  {
    ...READ,
    id: "listDeliveries",
    method: "GET",
    path: "/api/webhooks/{id}/deliveries",
    summary: "What was sent, and how that went",
    description: "Of the last 30 days.",
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
    answers: { 202: { description: "Under way, with the same id.", schema: deliveryOutSchema } },
    refusals: ["not_found", "webhook_disabled"],
  },
];
