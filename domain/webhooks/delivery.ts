/** The delivery of one event to one endpoint. */
import { z } from "zod";
import { ending, entity, list } from "#store/entity/mod.ts";
import { idSchema, instant, stored } from "../stored.ts";
import { webhookKinds } from "./kinds.ts";

/** How long deliveries are kept and can be replayed. */
export const KEPT_MS = 30 * 24 * 3_600_000;
/** Delays between attempts, 32 hours in total; the relay adds jitter. */
export const RETRY_AFTER_MS = [
  5_000,
  60_000,
  5 * 60_000,
  30 * 60_000,
  2 * 3_600_000,
  5 * 3_600_000,
  10 * 3_600_000,
  14 * 3_600_000,
] as const;

export const deliveryStatuses = ["pending", "delivered", "failed"] as const;

/** Its id is sent as `webhook-id`, the same for each attempt. */
const deliverySchema = z.object({
  ...stored,
  endpointId: idSchema,
  kind: z.enum(webhookKinds),
  /** The request's body, the same for each attempt. */
  body: z.string(),
  status: z.enum(deliveryStatuses),
  attempts: z.int().min(0),
  /** The number of replays: an attempt of an earlier round is ignored. */
  round: z.int().min(0),
  /** The result of the last attempt: an HTTP status, or an error text. */
  lastStatus: z.int().nullable(),
  lastError: z.string().nullable(),
  lastAttemptAt: instant.nullable(),
  /** Null once it is delivered or has failed. */
  nextAttemptAt: instant.nullable(),
  until: instant,
});
export type Delivery = z.infer<typeof deliverySchema>;

export const deliveries = entity({
  name: "webhook_delivery",
  about: "An event on its way to an endpoint, for a month.",
  schema: deliverySchema,
  indexes: {
    endpoint: list<Delivery>("An endpoint's deliveries, oldest first", (d) => [d.endpointId]),
    until: ending<Delivery>("By their end, to remove old ones", (d) => [d.until]),
  },
});
