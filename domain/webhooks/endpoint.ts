/** An address that a user wants events sent to. */
import { z } from "zod";
import { entity, list } from "#store/entity/mod.ts";
import { idSchema, instant, stored } from "../stored.ts";
import { webhookKinds } from "./kinds.ts";

/** Endpoints of one user at most. */
export const MAX_ENDPOINTS = 5;
/** After a rotation both secrets sign for so long. */
export const ROTATION_MS = 24 * 3_600_000;
/** One that fails for so long without one success is switched off. */
export const DISABLE_AFTER_MS = 3 * 24 * 3_600_000;

export const endpointSchema = z.object({
  ...stored,
  userId: idSchema,
  url: z.string(),
  kinds: z.array(z.enum(webhookKinds)),
  /** Signs what is sent there; sealed. */
  secret: z.string(),
  /** The one before, sealed, and until when it signs too. */
  former: z.object({ secret: z.string(), until: instant }).nullable(),
  /** The first failure since the last success. */
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

/** What the secrets of an endpoint are sealed with. */
export const contextOf = (endpointId: string): string => `webhook:${endpointId}`;
