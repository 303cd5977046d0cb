/** All calls of the API. */
import type { Method, Operation } from "../operation.ts";
import { orderOperations } from "./orders.ts";
import { paymentOperations } from "./payments.ts";
import { ticketOperations } from "./tickets.ts";
import { webhookOperations } from "./webhooks.ts";
import { yourOperations } from "./you.ts";

export const operations: readonly Operation[] = [
  ...ticketOperations,
  ...orderOperations,
  ...paymentOperations,
  ...webhookOperations,
  ...yourOperations,
];

const patterns = operations.map((operation) => ({
  operation,
  pattern: new RegExp(`^${operation.path.replaceAll(/\{\w+\}/g, "[^/]+")}$`),
}));

/** The declared call, if there is one. A HEAD request is its GET. */
export function operationOf(method: string, path: string): Operation | null {
  const asked = method === "HEAD" ? "GET" : method as Method;
  const found = patterns.filter(({ operation, pattern }) =>
    operation.method === asked && pattern.test(path)
  ).map(({ operation }) => operation);
  // `/api/tickets/events` is no ticket of that id.
  return found.find((operation) => operation.path === path) ?? found[0] ?? null;
}
