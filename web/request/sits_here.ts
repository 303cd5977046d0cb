/** Who is at this machine: for the pages of development, and for figures. */
import { isLoopback } from "#domain/network.ts";
import type { Ctx } from "./state.ts";

/**
 * Whether whoever asks sits at this machine. That the app listens on loopback alone is not enough: a
 * proxy on the same machine would let the world in, so its public address and the one that is asked for
 * must be loopback, too, and no proxy may be trusted.
 */
export const sitsHere = ({ state, url }: Pick<Ctx, "state" | "url">): boolean =>
  state.system.config.alone && isLoopback(url.hostname);
