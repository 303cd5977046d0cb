/**
 * Whether there is any webhook endpoint. While there is none, events get no outbox row for webhooks, which
 * keeps the most frequent commit, reserving a ticket, small.
 */
import type { Store } from "#store/types.ts";
import { endpoints } from "./endpoint.ts";

/** Another process may notice the first endpoint this much later. */
const LOOK_EVERY_MS = 5_000;

export interface InUse {
  any(): boolean;
  /** An endpoint is about to be created in this process. */
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
      if (!known && store().now() - lookedAt >= LOOK_EVERY_MS) look().catch(() => {}); // the next look retries
      return known;
    },
    begin: () => void (known = true),
    look,
  };
}
