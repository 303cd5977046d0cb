/**
 * Who may read `/metrics`. Figures tell no person's business, but how an exchange fares is not for
 * everybody. While only this machine can reach the app (HOST on loopback, and no ORIGIN that a proxy
 * would serve) it is open; else it takes METRICS_TOKEN, or an operator who is signed in.
 */
import { timingSafeEqual } from "node:crypto";
import { OPERATORS } from "#domain/permissions/model.ts";
import { bearerOf } from "./same_origin.ts";
import type { Ctx } from "./state.ts";

export async function mayReadMetrics({ req, state }: Pick<Ctx, "req" | "state">): Promise<boolean> {
  const { loopbackOrigin, metricsToken } = state.system.config;
  if (loopbackOrigin) return true;
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
