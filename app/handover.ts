/**
 * The slot through which the bundle and the process around it exchange values: the bundle exports
 * only `fetch`, so `main.ts` and tests pass options in, and get the system out, through a global.
 */
import type { SystemOptions } from "./options.ts";
import type { System } from "./system.ts";

interface Running {
  /** Set before the bundle is loaded. */
  options?: SystemOptions;
  /** Set when the bundle has loaded. */
  system?: System;
  /** Set if the start failed. */
  failure?: unknown;
}

const slot = Symbol.for("ticketing.running");

export function running(): Running {
  const world = globalThis as unknown as Record<symbol, Running | undefined>;
  return world[slot] ??= {};
}
