/**
 * Reserves the ticket that a visitor chose before signing in. The reservation is carried in the address of
 * the sign-in page and in its form. Only the post that signs in makes it, since that post provably comes from
 * a page of ours; opening the address reserves nothing.
 */
import { z } from "zod";
import { reserveTicket } from "#domain/orders/commands.ts";
import { startSeenInput } from "#domain/orders/input.ts";
import type { Entered } from "#domain/ports/own_accounts.ts";
import type { Money } from "#domain/money.ts";
import type { RefusalCode } from "#domain/refusals.ts";
import { idSchema } from "#domain/stored.ts";
import { findTicket } from "#domain/tickets/queries.ts";
import { isoTime } from "#words/format.ts";
import { totalField } from "../../parts/total_field.ts";
import type { System } from "../../system.ts";
import { knownBrowserCookie, noticeCookie, sessionCookie } from "../../answer/cookies.ts";
import { safeNext, seeOther } from "../../answer/redirect.ts";
import type { Ctx } from "../../request/state.ts";

interface PendingReservation {
  /** With a quantity, the listing's id: it is that of its first ticket. */
  ticketId: string;
  /** How many tickets of the listing; null: this one. */
  quantity: number | null;
  /** What was shown that they cost together, in minor units. */
  amount: number;
  /** The length of hold that was shown; absent: not checked. */
  holdSeconds?: number;
  /** The concert's start that was shown, epoch ms; absent: not checked. */
  startsAt?: number;
}

const amountSeen = z.string().regex(/^\d{1,13}$/).transform(Number);

const reservationFields = z.object({
  reserve: idSchema,
  quantity: z.string().regex(/^[1-6]$/).transform(Number).nullable().default(null),
  amount: amountSeen,
  holdSeconds: z.string().regex(/^\d{1,5}$/).transform(Number).optional(),
  startsAt: startSeenInput.optional(),
});

/** The reservation in a query or a form; null: none, or an invalid one. */
export function reservationOf(
  fields: Record<string, string | undefined>,
): PendingReservation | null {
  const { quantity } = fields;
  const amount = fields[quantity === undefined ? "price" : totalField(quantity)];
  const parsed = reservationFields.safeParse({ ...fields, amount });
  if (!parsed.success) return null;
  const { reserve: ticketId, ...seen } = parsed.data;
  return { ticketId, ...seen };
}

/** Where signing in leads, and the reservation that it makes. */
export interface Onward {
  next: string;
  reservation: PendingReservation | null;
}

export function onwardOf(fields: Record<string, string | undefined>): Onward {
  const reservation = reservationOf(fields);
  return {
    reservation,
    next: reservation ? `/tickets/${reservation.ticketId}` : safeNext(fields.next),
  };
}

/** The reservation as fields of a form or an address. */
export const reservationPairs = (
  { ticketId, quantity, amount, holdSeconds, startsAt }: PendingReservation,
): [string, string][] => [
  ["reserve", ticketId],
  ...(quantity === null
    ? [["price", String(amount)] as [string, string]]
    : [["quantity", String(quantity)], [totalField(quantity), String(amount)]] as [
      string,
      string,
    ][]),
  ...(holdSeconds === undefined ? [] : [["holdSeconds", String(holdSeconds)] as [string, string]]),
  ...(startsAt === undefined ? [] : [["startsAt", isoTime(startsAt)] as [string, string]]),
];

/** The address of "/sign-in" or "/sign-up" that then leads to `onward`. */
export function withOnward(path: string, { next, reservation }: Onward): string {
  if (reservation) return `${path}?${new URLSearchParams(reservationPairs(reservation))}`;
  return next === "/" ? path : `${path}?next=${encodeURIComponent(next)}`;
}

/** Address of the sign-in page that then reserves the ticket. */
export const signInToReserve = (reservation: PendingReservation): string =>
  withOnward("/sign-in", { next: "/", reservation });

/** What the sign-in page says about the reservation; null if the ticket is no longer visible. */
export async function reservationView(
  { state: { system } }: Pick<Ctx, "state">,
  reservation: PendingReservation | null,
): Promise<{ title: string; price: Money } | null> {
  const found = reservation && await findTicket(system, null, reservation.ticketId);
  if (!found?.ok) return null;
  const { currency } = system.settings;
  return { title: found.value.title, price: { amount: reservation!.amount, currency } };
}

/** The response after signing in: to the order, to the ticket with the refusal, or to `next`. */
export async function signedInResponse(
  { state: { system, requestId } }: Pick<Ctx, "state">,
  signedIn: Pick<Entered, "token" | "known"> & { user: { id: string } },
  { next, reservation }: Onward,
): Promise<Response> {
  const { origin } = system.config;
  const reserved = reservation &&
    await makeReservation(system, signedIn.user.id, reservation, requestId);
  const res = seeOther(reserved?.location ?? next);
  res.headers.append("set-cookie", sessionCookie(origin, signedIn.token));
  res.headers.append("set-cookie", knownBrowserCookie(origin, signedIn.known));
  if (reserved?.notice) res.headers.append("set-cookie", noticeCookie(origin, reserved.notice));
  return res;
}

/**
 * Reserves the ticket; returns where to redirect to, and a notice. Never throws: the user is signed in
 * anyway.
 */
export async function makeReservation(
  system: System,
  userId: string,
  reservation: PendingReservation,
  requestId: string,
): Promise<{ location: string; notice: RefusalCode | null }> {
  const seen = { amount: reservation.amount, currency: system.settings.currency };
  const { ticketId, quantity, holdSeconds, startsAt } = reservation;
  const wish = quantity === null
    ? { ticketId, total: seen, holdSeconds, startsAt }
    : { listingId: ticketId, quantity, total: seen, holdSeconds, startsAt };
  let notice: RefusalCode = "unavailable";
  try {
    const result = await reserveTicket(system, userId, wish);
    if (result.ok) return { location: `/orders/${result.value.order.id}`, notice: null };
    notice = result.refusal.code;
  } catch (error) {
    system.log.error("reservation_after_sign_in_failed", error, { requestId });
  }
  return { location: `/tickets/${ticketId}`, notice };
}
