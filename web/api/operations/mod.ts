/** All calls of the API. */
import type { Method, Operation } from "../operation.ts";
import { claimOperations } from "./claims.ts";
import { concertOperations } from "./concerts.ts";
import { listingOperations } from "./listings.ts";
import { moderationOperations } from "./moderation.ts";
import { orderOperations } from "./orders.ts";
import { paymentOperations } from "./payments.ts";
import { payoutOperations } from "./payouts.ts";
import { ticketOperations } from "./tickets.ts";
import { webhookOperations } from "./webhooks.ts";
import { yourOperations } from "./you.ts";

export const operations: readonly Operation[] = [
  ...concertOperations,
  ...listingOperations,
  ...ticketOperations,
  ...orderOperations,
  ...paymentOperations,
  ...payoutOperations,
  ...claimOperations,
  ...moderationOperations,
  ...webhookOperations,
  ...yourOperations,
];

const patterns = operations.map((operation) => ({
  operation,
  pattern: new RegExp(`^${operation.path.replaceAll(/\{\w+\}/g, "[^/]+")}$`),
}));

/** The call at this address, if there is one. HEAD counts as GET. */
export function operationOf(method: string, path: string): Operation | null {
  const asked = method === "HEAD" ? "GET" : method as Method;
  const found = patterns.filter(({ operation, pattern }) =>
    operation.method === asked && pattern.test(path)
  ).map(({ operation }) => operation);
  // `/api/tickets/events` also matches `/api/tickets/{id}`.
  return found.find((operation) => operation.path === path) ?? found[0] ?? null;
}
