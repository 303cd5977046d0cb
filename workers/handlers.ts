/** Which handlers an event has, and what each does. A handler without a reason to be has no row. */
import { Unreadable } from "#store/base/errors.ts";
import type { OutboxRow } from "#store/types.ts";
import { type EventName, events, type Payload } from "#domain/events.ts";
import type { Services } from "#domain/ports/mod.ts";
import * as letters from "#domain/mail/on_account_events.ts";
import * as mail from "#domain/mail/on_events.ts";
import * as orders from "#domain/orders/on_events.ts";
import * as payments from "#domain/payments/on_events.ts";
import * as permissions from "#domain/permissions/on_events.ts";
import { heardEvents, kindOf } from "#domain/webhooks/kinds.ts";
import * as webhooks from "#domain/webhooks/on_events.ts";

export interface Handler {
  event: EventName;
  /** Unique, and for ever: rows in the database name it. */
  name: string;
  /** Money is never given up: no dead letter, but an alarm when it takes long. */
  neverBury: boolean;
  run(x: Services, row: OutboxRow): Promise<void>;
}

function on<N extends EventName>(
  event: N,
  name: string,
  run: (x: Services, payload: Payload<N>, row: OutboxRow) => Promise<void>,
  options: { neverBury?: boolean } = {},
): Handler {
  return {
    event,
    name,
    neverBury: options.neverBury ?? false,
    run: (x, row) => run(x, payloadOf(event, row), row),
  };
}

/** Throws `Unreadable`: another try would not read it either. */
function payloadOf<N extends EventName>(event: N, row: OutboxRow): Payload<N> {
  const payload = events[event].safeParse(row.payload);
  if (payload.success) return payload.data as Payload<N>;
  const { path, message } = payload.error.issues[0];
  throw new Unreadable(row.key, `its payload: ${path.join(".")}: ${message}`);
}

/** Handlers that tell endpoints; they have rows only while somebody has an endpoint. */
const HEARS = "webhooks.hear.";

/** Handlers that have Keto's relations follow; they have rows only where Keto is asked. */
const MIRRORS = "permissions.mirror_";

const money = { neverBury: true };

export const handlers: readonly Handler[] = [
  on("expiration:complete", "orders.expire", orders.onDeadline, money),
  on("order:cancelled", "payments.expire_checkout", payments.onOrderCancelled, money),
  on("order:refunded", "payments.refund", payments.onOrderRefunded, money),
  on("payment:created", "payments.capture", payments.onPayment, money),
  on("payment:refused", "payments.release", payments.onPayment, money),
  on("payment:noticed", "payments.observe", payments.onPayment, money),
  on("order:completed", "mail.bought", mail.onBought),
  on("order:completed", "mail.sold", mail.onSold),
  on("order:refunded", "mail.refunded", mail.onOrderRefunded),
  on("order:refunded", "mail.sale_undone", mail.onSaleUndone),
  on("order:stopped", "mail.stopped", mail.onOrderStopped),
  on("order:stopped", "mail.freed", mail.onOrderFreed),
  on("payment:refused", "mail.nothing_charged", mail.onPaymentRefused),
  on("payment:failed", "mail.capture_failed", mail.onPaymentFailed),
  on("ticket:approved", "mail.reviewed", mail.onTicketReviewed),
  on("ticket:rejected", "mail.review_rejected", mail.onTicketReviewed),
  on("ticket:taken_down", "mail.taken_down", mail.onTicketReviewed),
  on("report:closed", "mail.report_closed", mail.onReportClosed),
  on("recovery:asked", "mail.recovery", letters.onRecoveryAsked),
  on("password:changed", "mail.password_changed", letters.onPasswordChanged),
  on("email:asked", "mail.email_asked_old", letters.onEmailAskedOld),
  on("email:asked", "mail.email_asked_new", letters.onEmailAskedNew),
  on("email:changed", "mail.email_changed", letters.onEmailChanged),
  on("webhook:wanted", "webhooks.make_delivery", webhooks.onWanted),
  on("webhook:due", "webhooks.deliver", webhooks.onDue),
  on("webhook:disabled", "mail.webhook_disabled", mail.onWebhookDisabled),
  on("ticket:created", `${MIRRORS}ticket`, permissions.onTicketMade),
  on("order:created", `${MIRRORS}order`, permissions.onOrderMade),
  on("payment:created", `${MIRRORS}payment`, permissions.onPaymentMade),
  on("payment:refused", `${MIRRORS}refused_payment`, permissions.onPaymentMade),
  on("group:changed", `${MIRRORS}group`, permissions.onGroupChanged),
  ...heardEvents.map((event) => on(event, `${HEARS}${kindOf[event]}`, webhooks.onHeard)),
];

export const handlerNames: ReadonlySet<string> = new Set(handlers.map(({ name }) => name));

/** Those whose work is about money. */
export const moneyHandlers: ReadonlySet<string> = new Set(
  handlers.filter(({ neverBury }) => neverBury).map(({ name }) => name),
);

/** Who is there to be told. */
export interface Audience {
  /** Somebody has an endpoint for webhooks. */
  heard?: boolean;
  /** Permissions are asked of a server that keeps the relations itself. */
  mirrored?: boolean;
}

/** The names of an event's handlers: one outbox row is written for each. */
export function subscribersOf(event: string, { heard, mirrored }: Audience = {}): string[] {
  return byAudience[heard ? 1 : 0][mirrored ? 1 : 0].get(event) ?? [];
}

function byEvent(heard: boolean, mirrored: boolean): ReadonlyMap<string, string[]> {
  const names = new Map<string, string[]>();
  for (const { event, name } of handlers) {
    if (!heard && name.startsWith(HEARS)) continue;
    if (!mirrored && name.startsWith(MIRRORS)) continue;
    names.set(event, [...(names.get(event) ?? []), name]);
  }
  return names;
}
const byAudience = [false, true].map((heard) =>
  [false, true].map((mirrored) => byEvent(heard, mirrored))
);
