/**
 * Reserves the ticket that a visitor chose before signing in. The reservation is carried in the address of
 * the sign-in page and in its form. Only the post that signs in makes it, since that post provably comes from
 * a page of ours; opening the address reserves nothing.
 */
import { z } from "zod";
import { reserveTicket } from "#domain/orders/commands.ts";
import type { Entered } from "#domain/ports/own_accounts.ts";
import type { Money } from "#domain/money.ts";
import type { RefusalCode } from "#domain/refusals.ts";
import { idSchema } from "#domain/stored.ts";
import { findTicket } from "#domain/tickets/queries.ts";
import type { System } from "../../system.ts";
import { knownCookie, noticeCookie, sessionCookie } from "../../answer/cookies.ts";
import { safeNext, seeOther } from "../../answer/redirect.ts";
import type { Ctx } from "../../request/state.ts";

export interface Wish {
  ticketId: string;
  /** The price that was shown, in minor units. */
  price: number;
  /** The length of hold that was shown; absent: not checked. */
  holdSeconds?: number;
}

const wishFields = z.object({
  reserve: idSchema,
  price: z.string().regex(/^\d{1,12}$/).transform(Number),
  holdSeconds: z.string().regex(/^\d{1,5}$/).transform(Number).optional(),
});

/** The reservation in a query or a form; null: none, or an invalid one. */
export function wishOf(fields: Record<string, string | undefined>): Wish | null {
  const parsed = wishFields.safeParse(fields);
  if (!parsed.success) return null;
  const { reserve: ticketId, ...seen } = parsed.data;
  return { ticketId, ...seen };
}

/** Where signing in leads, and the reservation that it makes. */
export interface Onward {
  next: string;
  wish: Wish | null;
}

export function onwardOf(fields: Record<string, string | undefined>): Onward {
  const wish = wishOf(fields);
  return { wish, next: wish ? `/tickets/${wish.ticketId}` : safeNext(fields.next) };
}

/** The reservation as fields of a form or an address. */
export const wishPairs = ({ ticketId, price, holdSeconds }: Wish): [string, string][] => [
  ["reserve", ticketId],
  ["price", String(price)],
  ...(holdSeconds === undefined ? [] : [["holdSeconds", String(holdSeconds)] as [string, string]]),
];

/** The address of "/sign-in" or "/sign-up" that then leads to `onward`. */
export function withOnward(path: string, { next, wish }: Onward): string {
  if (wish) return `${path}?${new URLSearchParams(wishPairs(wish))}`;
  return next === "/" ? path : `${path}?next=${encodeURIComponent(next)}`;
}

/** Address of the sign-in page that then reserves the ticket. */
export const signInToReserve = (wish: Wish): string => withOnward("/sign-in", { next: "/", wish });

/** What the sign-in page says about the reservation; null if the ticket is no longer visible. */
export async function wishView(
  { state: { system } }: Pick<Ctx, "state">,
  wish: Wish | null,
): Promise<{ title: string; price: Money } | null> {
  const found = wish && await findTicket(system, null, wish.ticketId);
  if (!found?.ok) return null;
  const { currency } = system.settings;
  return { title: found.value.title, price: { amount: wish!.price, currency } };
}

/** The response after signing in: to the order, to the ticket with the refusal, or to `next`. */
export async function goOn(
  { state: { system, requestId } }: Pick<Ctx, "state">,
  signedIn: Pick<Entered, "token" | "known"> & { user: { id: string } },
  { next, wish }: Onward,
): Promise<Response> {
  const { origin } = system.config;
  const granted = wish && await grant(system, signedIn.user.id, wish, requestId);
  const res = seeOther(granted?.location ?? next);
  res.headers.append("set-cookie", sessionCookie(origin, signedIn.token));
  res.headers.append("set-cookie", knownCookie(origin, signedIn.known));
  if (granted?.notice) res.headers.append("set-cookie", noticeCookie(origin, granted.notice));
  return res;
}

/**
 * Reserves the ticket; returns where to redirect to, and a notice. Never throws: the user is signed in
 * anyway.
 */
export async function grant(
  system: System,
  userId: string,
  wish: Wish,
  requestId: string,
): Promise<{ location: string; notice: RefusalCode | null }> {
  const price = { amount: wish.price, currency: system.settings.currency };
  const { ticketId, holdSeconds } = wish;
  let notice: RefusalCode = "unavailable";
  try {
    const result = await reserveTicket(system, userId, { ticketId, price, holdSeconds });
    if (result.ok) return { location: `/orders/${result.value.order.id}`, notice: null };
    notice = result.refusal.code;
  } catch (error) {
    system.log.error("wish_failed", error, { requestId });
  }
  return { location: `/tickets/${ticketId}`, notice };
}
