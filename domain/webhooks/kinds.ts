/** The events that are sent to endpoints. */

/** Public names by internal names (`domain/events.ts`). */
export const kindOf = {
  "ticket:created": "ticket.listed",
  "ticket:updated": "ticket.updated",
  "ticket:approved": "ticket.approved",
  "ticket:rejected": "ticket.rejected",
  "ticket:taken_down": "ticket.taken_down",
  "order:created": "order.created",
  "order:cancelled": "order.cancelled",
  "order:completed": "order.completed",
  "order:refunded": "order.refunded",
} as const;

export type WebhookEvent = keyof typeof kindOf;
export type WebhookKind = typeof kindOf[WebhookEvent];
export const webhookEvents = Object.keys(kindOf) as WebhookEvent[];
export const webhookKinds = Object.values(kindOf) as [WebhookKind, ...WebhookKind[]];
