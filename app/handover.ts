/**
 * Where the built app and the process around it meet: the bundle exports a `fetch` alone, so what
 * `main.ts` and tests must hand in or take out goes through this one slot.
 */
import type { System, SystemOptions } from "./system.ts";

export interface Running {
  /** Set before the app is loaded. */
  options?: SystemOptions;
  /** Set once the app has loaded. */
  system?: System;
  /** Why it could not start. */
  failure?: unknown;
}

const slot = Symbol.for("ticketing.running");

export function running(): Running {
  const world = globalThis as unknown as Record<symbol, Running | undefined>;
  return world[slot] ??= {};
}
