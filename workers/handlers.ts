/** The handlers of each event. */
import { Unreadable } from "#store/base/errors.ts";
import type { OutboxRow } from "#store/types.ts";
import { type EventName, events, type Payload } from "#domain/events.ts";
import type { Services } from "#domain/ports/services.ts";
import * as claims from "#domain/claims/on_events.ts";
import * as concerts from "#domain/concerts/walking.ts";
import * as letters from "#domain/mail/on_account_events.ts";
import * as claimMail from "#domain/mail/on_claim_events.ts";
import * as concertMail from "#domain/mail/on_concert_events.ts";
import * as mail from "#domain/mail/on_events.ts";
import * as payoutMail from "#domain/mail/on_payout_events.ts";
import * as moderation from "#domain/moderation/on_events.ts";
import * as orders from "#domain/orders/on_events.ts";
import * as payments from "#domain/payments/on_events.ts";
import * as payouts from "#domain/payouts/on_events.ts";
import * as permissions from "#domain/permissions/on_events.ts";
import type { WithSettled } from "./run_row.ts";
import { sharedName } from "./shared_rows.ts";
import { concertEvents, kindOf, privateEvents } from "#domain/webhooks/kinds.ts";
import * as concertWebhooks from "#domain/webhooks/on_concert_events.ts";
import * as webhooks from "#domain/webhooks/on_events.ts";

interface Handler {
  event: EventName;
  /** Unique. Never rename a handler: rows in the database contain the name. */
  name: string;
  /** For money: the row never becomes a dead letter; an operator is alarmed if it takes long. */
  neverBury: boolean;
  /** It shares one row with the other such handlers of its event: for letters. It must not settle its row. */
  shared: boolean;
  /** Whether an event gets a row for this handler. */
  when: (audience: Audience) => boolean;
  run(x: Services, row: OutboxRow): Promise<void | WithSettled>;
}

function on<N extends EventName>(
  event: N,
  name: string,
  run: (x: Services, payload: Payload<N>, row: OutboxRow) => Promise<void | WithSettled>,
  { neverBury = false, shared = false, when = always }: Partial<
    Pick<Handler, "neverBury" | "shared" | "when">
  > = {},
): Handler {
  return {
    event,
    name,
    neverBury,
    shared,
    when,
    run: (x, row) => run(x, payloadOf(event, row), row),
  };
}

/** Throws `Unreadable`, since a retry would fail as well. */
function payloadOf<N extends EventName>(event: N, row: OutboxRow): Payload<N> {
  const payload = events[event].safeParse(row.payload);
  if (payload.success) return payload.data as Payload<N>;
  const { path, message } = payload.error.issues[0];
  throw new Unreadable(row.key, `its payload: ${path.join(".")}: ${message}`);
}

/** Which kinds of receivers exist at present. */
interface Audience {
  /** A user has a webhook endpoint. */
  webhooks?: boolean;
  /** Permissions come from Keto, which keeps its own relations. */
  mirrored?: boolean;
  /** A guard reads what waits for a moderator. */
  guarded?: boolean;
}

const always = () => true;
const money = { neverBury: true };
const letter = { shared: true };
/** Sends webhooks. */
const toWebhooks = { when: ({ webhooks = false }: Audience) => webhooks };
/** Updates the relations in Keto. */
const mirrors = { when: ({ mirrored = false }: Audience) => mirrored };
/** Suggests what moderators could decide. */
const toGuard = { when: ({ guarded = false }: Audience) => guarded };

export const handlers: readonly Handler[] = [
  on("expiration:complete", "orders.expire", orders.onDeadline, money),
  on("order:cancelled", "payments.expire_checkout", payments.onOrderCancelled, money),
  on("order:refunded", "payments.refund", payments.onOrderRefunded, money),
  on("payment:claimed", "payments.capture", payments.onPayment, money),
  on("payment:refused", "payments.release", payments.onPayment, money),
  on("payment:noticed", "payments.observe", payments.onPayment, money),
  on("payout:due", "payouts.send", payouts.onPayout, money),
  on("payout:look", "payouts.go_on", payouts.onPayout, money),
  on("debt:paid", "payouts.debt_paid", payouts.onDebtPaid, money),
  on("payout_account:noticed", "payouts.account", payouts.onAccountNoticed, money),
  on("payout_account:changed", "payouts.account_changed", payouts.onAccountChanged, money),
  on("claim:overdue", "claims.alarm", claims.onClaimOverdue),
  on("claim_picture:due", "claims.remove_orphan", claims.onPictureDue),
  on("concert:changed", "concerts.walk_changed", concerts.walkConcert, money),
  on("concert:cancelled", "concerts.walk_cancelled", concerts.walkConcert, money),
  on("concert:merged", "concerts.walk_merged", concerts.walkConcert, money),
  on("concert:walk_again", "concerts.walk_again", concerts.walkConcert, money),
  on("order:completed", "mail.bought", mail.onBought, letter),
  on("order:completed", "mail.sold", mail.onSold, letter),
  on("order:completed", "mail.set_up_payouts", payoutMail.onFirstSale, letter),
  on("payout:waiting", "mail.payout_waiting", payoutMail.onPayoutWaiting),
  on("payout:sent", "mail.paid_out", payoutMail.onPayoutSent),
  on("payout:blocked", "mail.payout_blocked", payoutMail.onPayoutBlocked),
  on("payout:reversed", "mail.payout_reversed", payoutMail.onPayoutReversed),
  on("payout:owed", "mail.payout_owed", payoutMail.onPayoutOwed),
  on("payout:lost", "mail.payout_lost", payoutMail.onPayoutLost),
  on("order:refunded", "mail.refunded", mail.onOrderRefunded, letter),
  on("order:refunded", "mail.sale_undone", mail.onSaleUndone, letter),
  on("order:stopped", "mail.stopped", mail.onOrderStopped, letter),
  on("order:stopped", "mail.freed", mail.onOrderFreed, letter),
  on("order:moved", "mail.order_moved", concertMail.onOrderMoved),
  on("listing:moved", "mail.listing_moved", concertMail.onListingMoved),
  on("listing:concert_cancelled", "mail.concert_cancelled", concertMail.onListingCancelled),
  on("claim:opened", "mail.claim_opened", claimMail.onClaimOpened, letter),
  on("claim:opened", "mail.claim_made", claimMail.onClaimMade, letter),
  on("claim:unanswered", "mail.claim_reminder", claimMail.onClaimUnanswered),
  on("claim:answered", "mail.claim_answered", claimMail.onClaimAnswered),
  on("claim:decided", "mail.claim_decided_buyer", claimMail.onClaimDecidedForBuyer, letter),
  on("claim:decided", "mail.claim_decided_seller", claimMail.onClaimDecidedForSeller, letter),
  on("payment:refused", "mail.nothing_charged", mail.onPaymentRefused),
  on("payment:failed", "mail.capture_failed", mail.onPaymentFailed),
  on("ticket:approved", "mail.reviewed", mail.onTicketReviewed),
  on("ticket:rejected", "mail.review_rejected", mail.onTicketReviewed),
  on("ticket:taken_down", "mail.taken_down", mail.onTicketReviewed),
  on("report:closed", "mail.report_closed", mail.onReportClosed),
  on("ticket:created", "moderation.suggest", moderation.onListingToGuard, toGuard),
  on("ticket:updated", "moderation.suggest_again", moderation.onListingToGuard, toGuard),
  on("recovery:asked", "mail.recovery", letters.onRecoveryAsked),
  on("password:changed", "mail.password_changed", letters.onPasswordChanged),
  on("email:asked", "mail.email_asked_old", letters.onEmailAskedOld),
  on("email:asked", "mail.email_asked_new", letters.onEmailAskedNew),
  on("email:changed", "mail.email_changed", letters.onEmailChanged),
  on("webhook:walk", "webhooks.tell_concert", concertWebhooks.onWalk),
  on("webhook:wanted", "webhooks.make_delivery", webhooks.onWanted),
  on("webhook:due", "webhooks.deliver", webhooks.onDue),
  on("webhook:disabled", "mail.webhook_disabled", mail.onWebhookDisabled),
  on("payout_account:failed", "mail.payout_failed", letters.onPayoutFailed),
  on("debt:recovered", "mail.debt_recovered", letters.onDebtRecovered),
  on("concert:created", "permissions.mirror_concert", permissions.onConcertMade, mirrors),
  on("ticket:created", "permissions.mirror_ticket", permissions.onTicketMade, mirrors),
  on("order:created", "permissions.mirror_order", permissions.onOrderMade, mirrors),
  on("payment:created", "permissions.mirror_payment", permissions.onPaymentMade, mirrors),
  on("payment:refused", "permissions.mirror_refused_payment", permissions.onPaymentMade, mirrors),
  on("group:changed", "permissions.mirror_group", permissions.onGroupChanged, mirrors),
  ...privateEvents.map((event) =>
    on(event, `webhooks.hear.${kindOf[event]}`, webhooks.onWebhookEvent, toWebhooks)
  ),
  ...concertEvents.map((event) =>
    on(event, `webhooks.hear.${kindOf[event]}`, concertWebhooks.onConcertEvent, toWebhooks)
  ),
];

export const handlerNames: ReadonlySet<string> = new Set(handlers.map(({ name }) => name));

/** The handlers that move money. */
export const moneyHandlers: ReadonlySet<string> = new Set(
  handlers.filter(({ neverBury }) => neverBury).map(({ name }) => name),
);

const byEvent = Map.groupBy(handlers, ({ event }) => event as string);

/** The rows of an event, by the names of their handlers: one for each, and one for all that share theirs. */
export function subscribersOf(event: string, audience: Audience = {}): string[] {
  const all = (byEvent.get(event) ?? []).filter(({ when }) => when(audience));
  const namesOf = (some: Handler[]) => some.map(({ name }) => name);
  const sharing = namesOf(all.filter(({ shared }) => shared));
  const alone = namesOf(all.filter(({ shared }) => !shared));
  return sharing.length > 0 ? [...alone, sharedName(sharing)] : alone;
}
