/** Whose endpoints want an event, and what they get. */
import type { OutboxRow } from "#store/types.ts";
import type { Services } from "../ports/services.ts";
import { type Endpoint, endpoints, MAX_ENDPOINTS } from "./endpoint.ts";
import type { WebhookKind } from "./kinds.ts";

/** The endpoints of these people that subscribed to the kind; at most ten of each person. */
export async function subscribersAmong(
  x: Pick<Services, "store">,
  people: readonly string[],
  kind: WebhookKind,
): Promise<Endpoint[]> {
  const pages = await Promise.all(
    people.map((userId) =>
      x.store.list(endpoints, "user", { prefix: [userId], limit: MAX_ENDPOINTS * 2 })
    ),
  );
  return pages.flatMap(({ items }) => items).filter((one) => one.kinds.includes(kind));
}

/** The request's body: the same for each attempt, also if the event's handler runs again. */
export const bodyOf = (kind: WebhookKind, row: OutboxRow, data: unknown): string =>
  JSON.stringify({ type: kind, timestamp: new Date(row.emittedAt).toISOString(), data });
