/**
 * Whether anybody here has an endpoint at all: while nobody does, no event needs a row for webhooks,
 * and reserving a ticket, the hottest commit, stays as small as it is.
 */
import type { Store } from "#store/types.ts";
import { endpoints } from "./endpoint.ts";

/** Another process may know of the first endpoint so much later. */
export const LOOK_EVERY_MS = 5_000;

export interface InUse {
  any(): boolean;
  /** An endpoint is about to be made here. */
  begin(): void;
  look(): Promise<void>;
}

export function createInUse(store: () => Pick<Store, "listKeys" | "now">): InUse {
  let known = false;
  let lookedAt = -Infinity;
  async function look(): Promise<void> {
    lookedAt = store().now();
    if (!known) known = (await store().listKeys(endpoints, "all", { limit: 1 })).length > 0;
  }
  return {
    any() {
      if (!known && store().now() - lookedAt >= LOOK_EVERY_MS) look().catch(() => {}); // and again
      return known;
    },
    begin: () => void (known = true),
    look,
  };
}
