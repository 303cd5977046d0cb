/** One event on its way to one endpoint. */
import { z } from "zod";
import { ending, entity, list } from "#store/entity/mod.ts";
import { idSchema, instant, stored } from "../stored.ts";
import { webhookKinds } from "./kinds.ts";

/** Deliveries are kept for so long, and can be replayed. */
export const KEPT_MS = 30 * 24 * 3_600_000;
/** The waits between attempts: 32 hours in all. The same for everybody, but for a jitter. */
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

/** Its id goes out as `webhook-id`, the same at each attempt. */
export const deliverySchema = z.object({
  ...stored,
  endpointId: idSchema,
  kind: z.enum(webhookKinds),
  /** As it is sent, at each attempt the same. */
  body: z.string(),
  status: z.enum(deliveryStatuses),
  attempts: z.int().min(0),
  /** Counts replays: what was scheduled before one is void. */
  round: z.int().min(0),
  /** What the last attempt met: a status, or a reason in words. */
  lastStatus: z.int().nullable(),
  lastError: z.string().nullable(),
  lastAttemptAt: instant.nullable(),
  /** Null once it is delivered or given up. */
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
