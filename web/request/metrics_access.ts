/**
 * Who may read `/metrics`. Figures tell no person's business, but how an exchange fares is not for
 * everybody. Whoever sits at this machine may; others need METRICS_TOKEN, or are operators who are
 * signed in.
 */
import { timingSafeEqual } from "node:crypto";
import { OPERATORS } from "#domain/permissions/model.ts";
import { bearerOf } from "./same_origin.ts";
import { sitsHere } from "./sits_here.ts";
import type { Ctx } from "./state.ts";

export async function mayReadMetrics(ctx: Pick<Ctx, "req" | "state" | "url">): Promise<boolean> {
  if (sitsHere(ctx)) return true;
  const { req, state } = ctx;
  const { metricsToken } = state.system.config;
  const token = bearerOf(req);
  if (token !== null) return metricsToken !== undefined && await same(token, metricsToken);
  return (await state.context.groups()).includes(OPERATORS);
}

/** Digests have one length, and take the same time to compare wherever they differ. */
async function same(a: string, b: string): Promise<boolean> {
  const digest = (text: string) => crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  const [one, other] = await Promise.all([digest(a), digest(b)]);
  return timingSafeEqual(new Uint8Array(one), new Uint8Array(other));
}
