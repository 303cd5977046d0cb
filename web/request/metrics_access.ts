/**
 * Who may read `/metrics`: anybody on this machine, bearers of METRICS_TOKEN, and signed-in operators.
 * The metrics name nobody, but how the business is doing is not public.
 */
import { timingSafeEqual } from "node:crypto";
import { OPERATORS } from "#domain/permissions/model.ts";
import { bearerOf } from "./same_origin.ts";
import { isOnThisMachine } from "./on_this_machine.ts";
import type { Ctx } from "./state.ts";

export async function mayReadMetrics(ctx: Pick<Ctx, "req" | "state" | "url">): Promise<boolean> {
  if (isOnThisMachine(ctx)) return true;
  const { req, state } = ctx;
  const { metricsToken } = state.system.config;
  const token = bearerOf(req);
  if (token !== null) return metricsToken !== undefined && await same(token, metricsToken);
  return (await state.context.groups()).includes(OPERATORS);
}

/** Compares in constant time; digests have the same length whatever the texts have. */
async function same(a: string, b: string): Promise<boolean> {
  const digest = (text: string) => crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  const [one, other] = await Promise.all([digest(a), digest(b)]);
  return timingSafeEqual(new Uint8Array(one), new Uint8Array(other));
}
