/** Every event: its name and what it carries. Payloads are ids; handlers read what is true now. */
import { z } from "zod";
import type { Tx } from "#store/types.ts";
import { idSchema } from "./stored.ts";
import { webhookKinds } from "./webhooks/kinds.ts";

const ticket = z.object({ ticketId: idSchema, version: z.int() });
const order = z.object({ orderId: idSchema, ticketId: idSchema, version: z.int() });
const payment = z.object({ paymentId: idSchema, orderId: idSchema, version: z.int() });

export const events = {
  "ticket:created": ticket,
  "ticket:updated": ticket,
  "ticket:approved": ticket,
  "ticket:rejected": ticket,
  /** A moderator withdrew it. */
  "ticket:taken_down": ticket,
  /** To one of those who reported a ticket. */
  "report:closed": z.object({ verdictId: idSchema, reporterId: idSchema }),
  "order:created": order,
  /** Due at the order's `expiresAt`. */
  "expiration:complete": z.object({ orderId: idSchema }),
  "order:cancelled": order,
  /** A moderator ended it, beside `order:cancelled`. */
  "order:stopped": order,
  "order:completed": order,
  "order:refunded": order,
  /** Authorised and claimed: the money is held for us, now take it. */
  "payment:created": payment,
  /** Authorised, but not ours to take: release it. */
  "payment:refused": payment,
  /** Claimed, yet impossible to capture. */
  "payment:failed": payment,
  "payment:refunded": payment,
  /** The provider has news of a payment (a webhook, or the sandbox's): read it anew. */
  "payment:noticed": z.object({
    paymentId: idSchema,
    /** Of which checkout the news is, where the provider says it. */
    sessionId: z.string().max(255).optional(),
  }),
  /** Somebody came into the group or left it. */
  "group:changed": z.object({ group: idSchema, version: z.int() }),
  /** Somebody has forgotten a password; whether an account has the address is found out later. */
  "recovery:asked": z.object({ recoveryId: idSchema }),
  "password:changed": z.object({ userId: idSchema, epoch: z.int() }),
  /** Both addresses are asked whether they agree. */
  "email:asked": z.object({ changeId: idSchema, round: z.int() }),
  "email:changed": z.object({ changeId: idSchema }),
  /** An endpoint is to hear of something; `body` is what is sent there. */
  "webhook:wanted": z.object({
    endpointId: idSchema,
    deliveryId: idSchema,
    kind: z.enum(webhookKinds),
    body: z.string(),
  }),
  /** An attempt at a delivery; each replay of it makes another round. */
  "webhook:due": z.object({ deliveryId: idSchema, round: z.int() }),
  /** An endpoint was switched off: it failed for days, or said that it is gone. */
  "webhook:disabled": z.object({ endpointId: idSchema }),
} as const;

export type EventName = keyof typeof events;
export type Payload<N extends EventName> = z.infer<typeof events[N]>;
/** An event that a decision emits. */
export type EventOut = {
  [N in EventName]: { name: N; payload: Payload<N>; dueAt?: number };
}[EventName];

/** Emits with the transaction's commit; the payload is checked here, where the mistake would be made. */
export function emit(tx: Tx, event: EventOut): void {
  tx.emit(event.name, events[event.name].parse(event.payload), { dueAt: event.dueAt });
}
