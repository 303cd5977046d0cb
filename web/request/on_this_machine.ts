/** Whether a visitor is on this machine, for the development pages and `/metrics`. */
import { isLoopback } from "#domain/network.ts";
import type { Ctx } from "./state.ts";

/**
 * Listening on loopback alone is not enough, since a proxy on this machine could let anybody in. ORIGIN
 * and the host that the request names must be loopback too, and no proxy may be trusted.
 */
export const isOnThisMachine = ({ state, url }: Pick<Ctx, "state" | "url">): boolean =>
  state.system.config.alone && isLoopback(url.hostname);
