/** The scopes that a token can have. A signed-in browser has all of them. */
import { says } from "#words/problems.ts";
import { z } from "zod";

export const scopes = [
  "tickets:read",
  "tickets:write",
  "orders:read",
  "orders:write",
  "payments:write",
  "payouts:read",
  "payouts:write",
  "claims:write",
  "moderation:read",
  "moderation:write",
  "webhooks:read",
  "webhooks:write",
] as const;
export type Scope = typeof scopes[number];

/** At least one; duplicates are removed, in the order of `scopes`. */
export const scopesInput = z.array(z.enum(scopes))
  .min(1, says("choose_one"))
  .max(scopes.length * 2)
  .transform((given) => scopes.filter((scope) => given.includes(scope)));
