/** Mail that went nowhere: for development, and for nobody else. */
import type { Mail } from "#domain/ports.ts";
import { isLoopback } from "#domain/network.ts";
import { refuse } from "./refused.ts";
import type { Ctx } from "./state.ts";

/** Newest first; `not_found` where others can come, and where mail goes out. */
export function sentMail(
  ctx: Pick<Ctx, "state" | "url">,
): readonly (Mail & { sentAt: number })[] {
  mustSitHere(ctx);
  return ctx.state.system.mailer.sent() ?? refuse("not_found");
}

/**
 * Throws `not_found` unless whoever asks sits at this machine. That the app listens on loopback alone is
 * not enough: a proxy on the same machine would let the world in, so its public address and the one
 * that is asked for must be loopback, too.
 */
export function mustSitHere({ state, url }: Pick<Ctx, "state" | "url">): void {
  const { config } = state.system;
  const hosts = [config.host, new URL(config.origin).hostname, url.hostname];
  if (config.trustedProxies > 0 || !hosts.every(isLoopback)) refuse("not_found");
}
