/** Webhooks and their deliveries in answers of the API. */
import { z } from "zod";
import { deliveryStatuses } from "#domain/webhooks/delivery.ts";
import { webhookKinds } from "#domain/webhooks/kinds.ts";
import { id, instant, stored } from "./schemas.ts";

const webhookStatuses = ["active", "failing", "disabled"] as const;

export const webhookOutSchema = z.strictObject({
  id,
  url: z.string(),
  events: z.array(z.enum(webhookKinds)),
  status: z.enum(webhookStatuses).meta({
    description: "disabled: nothing is sent until it is turned on again.",
  }),
  failingSince: instant.optional(),
  ...stored,
}).meta({ id: "Webhook" });

export const newWebhookOutSchema = z.strictObject({
  ...webhookOutSchema.shape,
  secret: z.string().meta({
    description: "Verifies signatures. Shown only once; stored encrypted.",
    example: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
  }),
}).meta({ id: "NewWebhook" });

export const deliveryOutSchema = z.strictObject({
  id: id.meta({ description: "Sent as `webhook-id`; the same for each attempt." }),
  event: z.enum(webhookKinds),
  status: z.enum(deliveryStatuses),
  payload: z.strictObject({
    type: z.enum(webhookKinds),
    timestamp: instant,
    data: z.strictObject({
      concertId: id.optional(),
      ticketId: id.optional(),
      orderId: id.optional(),
      payoutId: id.optional(),
      claimId: id.optional(),
      version: z.int(),
    }),
  }),
  attempts: z.int().min(0),
  lastAttemptAt: instant.optional(),
  lastStatus: z.int().optional().meta({ description: "The status that the endpoint answered." }),
  lastError: z.string().optional().meta({ description: "Why there was no answer." }),
  nextAttemptAt: instant.optional(),
  createdAt: instant,
}).meta({ id: "WebhookDelivery" });
