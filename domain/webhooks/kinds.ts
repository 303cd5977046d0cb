/** The events that are sent to endpoints. */

/** Public names by internal names (`domain/events.ts`). */
export const kindOf = {
  "concert:created": "concert.created",
  "concert:changed": "concert.changed",
  "concert:cancelled": "concert.cancelled",
  "concert:merged": "concert.merged",
  "ticket:created": "ticket.listed",
  "ticket:updated": "ticket.updated",
  "ticket:approved": "ticket.approved",
  "ticket:rejected": "ticket.rejected",
  "ticket:taken_down": "ticket.taken_down",
  "order:created": "order.created",
  "order:cancelled": "order.cancelled",
  "order:completed": "order.completed",
  "order:refunded": "order.refunded",
  "claim:opened": "claim.opened",
  "claim:answered": "claim.answered",
  "claim:decided": "claim.decided",
  "payout:due": "payout.due",
  "payout:sent": "payout.sent",
  "payout:waiting": "payout.waiting",
  "payout:blocked": "payout.blocked",
  "payout:reversed": "payout.reversed",
} as const;

type WebhookEvent = keyof typeof kindOf;
export type WebhookKind = typeof kindOf[WebhookEvent];
const webhookEvents = Object.keys(kindOf) as WebhookEvent[];
export const webhookKinds = Object.values(kindOf) as [WebhookKind, ...WebhookKind[]];

/** Events that concern everybody who sells or bought at a concert. */
export const concertEvents = ["concert:changed", "concert:cancelled", "concert:merged"] as const;
export type ConcertEvent = typeof concertEvents[number];

/** The events that concern two people at most. */
export const privateEvents = webhookEvents.filter((event): event is PrivateEvent =>
  !(concertEvents as readonly string[]).includes(event)
);
export type PrivateEvent = Exclude<WebhookEvent, ConcertEvent>;
