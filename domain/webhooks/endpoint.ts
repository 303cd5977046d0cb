/** A URL that a user wants events sent to. */
import { z } from "zod";
import { entity, list } from "#store/entity/mod.ts";
import { idSchema, instant, stored } from "../stored.ts";
import { webhookKinds } from "./kinds.ts";

/** Most endpoints per user. */
export const MAX_ENDPOINTS = 5;
/** How long both secrets sign after a rotation. */
export const ROTATION_MS = 24 * 3_600_000;
/** An endpoint is disabled after failing for this long without a success. */
export const DISABLE_AFTER_MS = 3 * 24 * 3_600_000;

const endpointSchema = z.object({
  ...stored,
  userId: idSchema,
  url: z.string(),
  kinds: z.array(z.enum(webhookKinds)),
  /** The signing secret, sealed. */
  secret: z.string(),
  /** The previous secret, sealed, and until when it signs too. */
  former: z.object({ secret: z.string(), until: instant }).nullable(),
  /** The time of the first failure since the last success. */
  failingSince: instant.nullable(),
  disabledAt: instant.nullable(),
});
export type Endpoint = z.infer<typeof endpointSchema>;

export const endpoints = entity({
  name: "webhook",
  about: "An address that a user's events are sent to; its secret is sealed.",
  schema: endpointSchema,
  indexes: {
    user: list<Endpoint>("A user's endpoints, oldest first", (e) => [e.userId]),
    all: list<Endpoint>("Whether there is any", (e) => [e.createdAt]),
  },
});

/** The context that an endpoint's secrets are sealed with. */
export const contextOf = (endpointId: string): string => `webhook:${endpointId}`;
