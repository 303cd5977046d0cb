/** Every event: its name and payload. Payloads are mostly ids; handlers read the current values. */
import { z } from "zod";
import type { Tx } from "#store/types.ts";
import { idSchema, instant } from "./stored.ts";
import { webhookKinds } from "./webhooks/kinds.ts";

const ticket = z.object({ ticketId: idSchema, version: z.int() });
const concert = z.object({ concertId: idSchema, version: z.int() });
const moved = z.object({ concertId: idSchema, from: instant, startsAt: instant });
const order = z.object({ orderId: idSchema, ticketId: idSchema, version: z.int() });
const payout = z.object({ payoutId: idSchema, version: z.int() });
const claim = z.object({ claimId: idSchema, orderId: idSchema, version: z.int() });
const payment = z.object({ paymentId: idSchema, orderId: idSchema, version: z.int() });

export const events = {
  /** It has its first listing. */
  "concert:created": concert,
  /** It became public, or a moderator corrected or moved it. */
  "concert:changed": concert,
  "concert:cancelled": concert,
  /** It became part of another concert. */
  "concert:merged": concert,
  /** A listing has come to it after its listings had followed a decision. Nobody is told: the concert is as before. */
  "concert:walk_again": concert,
  /** Its concert was moved; times in epoch ms. Emitted with the commit that brings the listing in step. */
  "listing:moved": moved.extend({ listingId: idSchema }),
  /** The same for an order that is paid. */
  "order:moved": moved.extend({ orderId: idSchema }),
  /** Its concert was cancelled, and it was not sold. */
  "listing:concert_cancelled": z.object({ listingId: idSchema, concertId: idSchema }),
  "ticket:created": ticket,
  "ticket:updated": ticket,
  "ticket:approved": ticket,
  "ticket:rejected": ticket,
  /** A moderator withdrew the ticket. */
  "ticket:taken_down": ticket,
  /** Sent once for each reporter. `verdictId` is the id of the `ModeratorDecision`. */
  "report:closed": z.object({ verdictId: idSchema, reporterId: idSchema }),
  "order:created": order,
  /** Due at the order's `expiresAt`, unless it is called off before. Its id is the order's. */
  "expiration:complete": z.object({ orderId: idSchema }),
  "order:cancelled": order,
  /** A moderator cancelled the order; emitted in addition to `order:cancelled`. */
  "order:stopped": order,
  "order:completed": order,
  "order:refunded": order,
  /** Authorised and claimed. */
  "payment:created": payment,
  /** The same, where nobody is at work who goes on with it: the handler captures the money. */
  "payment:claimed": payment,
  /** Authorised or captured, but not claimed: the handler releases or refunds the money. */
  "payment:refused": payment,
  /** Claimed, but the money cannot be captured. */
  "payment:failed": payment,
  "payment:refunded": payment,
  /** The provider has news of a payment (a webhook, or the sandbox): read the payment again. */
  "payment:noticed": z.object({
    paymentId: idSchema,
    /** The checkout that the news is about, if the provider says so. */
    sessionId: z.string().max(255).optional(),
  }),
  /** Due at the payout's `releaseAt`; again when what kept it has ended. */
  "payout:due": payout,
  /** It was decided that money moves, or the provider has news: ask the provider, and go on. */
  "payout:look": z.object({ payoutId: idSchema }),
  "payout:sent": payout,
  /** It is due, and the seller's account cannot take it; sent again with each reminder. */
  "payout:waiting": payout,
  /** Something keeps it from being sent; or it was sent, and may be taken back. */
  "payout:blocked": payout,
  /** The money was taken back from the seller, or they have paid it back. */
  "payout:reversed": payout,
  /** The buyer was not let in. */
  "claim:opened": claim,
  /** Due when half of the seller's time to answer has passed: one that has not answered is reminded. */
  "claim:unanswered": z.object({ claimId: idSchema }),
  /** The seller has answered. */
  "claim:answered": claim,
  /** Upheld, rejected or withdrawn. */
  "claim:decided": claim,
  /** Due when a claim should be decided, and each day after; called off with its end. Its id is the claim's. */
  "claim:overdue": z.object({ claimId: idSchema }),
  /** Due when a picture should be complete: what is there of one that is not is removed. */
  "claim_picture:due": z.object({ claimId: idSchema, pictureId: idSchema, chunks: z.int().min(1) }),
  /** It was to be taken back, and the seller's account could not return it. */
  "payout:owed": payout,
  /** A bank decided for the buyer before anything was sent. */
  "payout:lost": payout,
  /** Some of what a seller owes was paid. */
  "debt:paid": z.object({ sellerId: idSchema }),
  /** What was written off is owed again: `amount` of it, in minor units; `incurred`: all that they have ever owed. */
  "debt:recovered": z.object({
    sellerId: idSchema,
    amount: z.int().min(1),
    incurred: z.int().min(1),
  }),
  /** The provider has news of a seller's account. */
  "payout_account:noticed": z.object({ userId: idSchema }),
  /** The provider says something else about a seller's account than before. */
  "payout_account:changed": z.object({ userId: idSchema }),
  /** A payout from the seller's account at the provider to their bank failed. */
  "payout_account:failed": z.object({ userId: idSchema, failedPayout: z.string().max(255) }),
  /** The members of a group have changed. */
  "group:changed": z.object({ group: idSchema, version: z.int() }),
  /** Somebody asked for account recovery. The handler finds out whether an account has the address. */
  "recovery:asked": z.object({ recoveryId: idSchema }),
  "password:changed": z.object({ userId: idSchema, epoch: z.int() }),
  /** Both addresses of a change of e-mail are asked to confirm. */
  "email:asked": z.object({ changeId: idSchema, round: z.int() }),
  "email:changed": z.object({ changeId: idSchema }),
  /** An endpoint wants to receive an event; `body` is the request's body. */
  "webhook:wanted": z.object({
    endpointId: idSchema,
    deliveryId: idSchema,
    kind: z.enum(webhookKinds),
    body: z.string(),
  }),
  /** The sellers and buyers of a concert are told, listing by listing; then those of `thenId`. */
  "webhook:walk": z.object({
    tellingId: idSchema,
    kind: z.enum(webhookKinds),
    body: z.string(),
    concertId: idSchema,
    thenId: idSchema.optional(),
    /** Where the walk continues. */
    cursor: z.string().optional(),
  }),
  /** An attempt at a delivery. Each replay starts another round. */
  "webhook:due": z.object({ deliveryId: idSchema, round: z.int() }),
  /** An endpoint was disabled: it failed for days, or answered 410 Gone. */
  "webhook:disabled": z.object({ endpointId: idSchema }),
} as const;

export type EventName = keyof typeof events;
export type Payload<N extends EventName> = z.infer<typeof events[N]>;
/** An event that a decision emits. */
export type EventOut = {
  [N in EventName]: { name: N; payload: Payload<N>; dueAt?: number; id?: string };
}[EventName];

/** Emits an event in the transaction's commit. Checks the payload here, so that a mistake fails at its source. */
export function emit(tx: Tx, event: EventOut): void {
  const { name, payload, dueAt, id } = event;
  tx.emit(name, events[name].parse(payload), { dueAt, id });
}
