/** What a token may be allowed to do; a signed-in browser may do all of it. */
import { says } from "#words/problems.ts";
import { z } from "zod";

export const scopes = [
  "tickets:read",
  "tickets:write",
  "orders:read",
  "orders:write",
  "payments:write",
  "webhooks:read",
  "webhooks:write",
] as const;
export type Scope = typeof scopes[number];

/** At least one, each once, in the order of the list. */
export const scopesInput = z.array(z.enum(scopes, "Is not a scope"))
  .min(1, says("choose_one"))
  .max(scopes.length * 2)
  .transform((given) => scopes.filter((scope) => given.includes(scope)));
