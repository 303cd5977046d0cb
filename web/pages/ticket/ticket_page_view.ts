/** The props of a ticket's page, for its viewer. */
import type { TicketPageView } from "./TicketPage.tsx";
import type { DecisionAction } from "#domain/decisions/decision.ts";
import { decisionsOnTicket } from "#domain/decisions/queries.ts";
import { holdOffered, holdSeconds } from "#domain/trade/hold_rules.ts";
import { findAtBank, findOrder } from "#domain/orders/queries.ts";
import { isLive } from "#domain/orders/order.ts";
import { MODERATORS } from "#domain/permissions/model.ts";
import { browseTickets } from "#domain/search/browse.ts";
import { listTicketsBySeller } from "#domain/tickets/queries.ts";
import { unpaidHolds } from "#domain/tickets/listing.ts";
import type { Ticket } from "#domain/tickets/ticket.ts";
import { nameState, shownName } from "#domain/users/shown_name.ts";
import type { User } from "#domain/users/user.ts";
import type { Settings } from "#domain/ports/settings.ts";
import { findUser } from "#domain/users/queries.ts";
import { stateId } from "../../live/feeds.ts";
import type { Ctx } from "../../request/state.ts";
import { signInToReserve } from "../sign_in/reserve_after_sign_in.ts";
import { ticketView } from "./ticket_view.ts";

export async function ticketPageView(
  ctx: Pick<Ctx, "state">,
  ticket: Ticket,
): Promise<TicketPageView> {
  const { system, signedIn, now, context, manner } = ctx.state;
  const shown = ticketView(ticket, now);
  const viewerId = signedIn?.user.id ?? null;
  const isSeller = viewerId === ticket.sellerId;
  const decision = isSeller && (ticket.status === "rejected" || ticket.status === "withdrawn")
    ? (await decisionsOnTicket(system.store, ticket.id)).find(({ action }) =>
      action === "reject" || action === "withdraw"
    )
    : null;
  const usual = system.settings.orderExpirationSeconds;
  const seconds = holdSeconds(unpaidHolds(ticket, [ticket], now), now, usual);
  const seller = await findUser(system, ticket.sellerId);
  const offered = holdOffered(seconds, ticket.startsAt, now);
  const moderating = signedIn !== null && (await context.groupsShown()).includes(MODERATORS);
  return {
    ticket: shown,
    stateId: stateId(ticket.version, shown.state),
    description: ticket.description,
    sellerName: shownName(seller, system.settings),
    sellerRecord: await sellerRecord(ctx, ticket.sellerId),
    similar: shown.state === "available" || isSeller ? [] : await similar(ctx, ticket),
    viewer: isSeller ? "seller" : signedIn ? "user" : "visitor",
    moderating: moderating
      ? {
        ticket: shown,
        isOwn: isSeller,
        version: ticket.version,
        orderId: null,
        reports: null,
        seller: waitingName(seller, system.settings),
        list: "waiting",
      }
      : null,
    reportable: signedIn !== null && !isSeller && ticket.status !== "withdrawn",
    ownOrder: await ownOrder(ctx, ticket, isSeller),
    rejection: decision?.reason ?? null,
    withdrawn: withdrawnBy(ticket, decision?.action),
    holdSeconds: offered,
    hurried: seconds < usual,
    signIn: signInToReserve({
      ticketId: ticket.id,
      price: ticket.price.amount,
      holdSeconds: offered,
    }),
    now,
    manner,
  };
}

/** A name that waits for approval: moderators approve it together with the ticket. */
function waitingName(seller: User | null, settings: Settings) {
  const state = seller && nameState(seller, settings);
  return state === "waiting" ? { name: seller!.name, state } : null;
}

function withdrawnBy(
  { orderId, barred }: Ticket,
  last: DecisionAction | undefined,
): TicketPageView["withdrawn"] {
  if (orderId !== null) return "refunded";
  if (!barred) return "seller";
  return last === "withdraw" ? "moderator" : "turned_down";
}

/** The buyer's order while they hold or have bought the ticket, or the seller's sale. */
async function ownOrder(
  { state }: Pick<Ctx, "state">,
  ticket: Ticket,
  isSeller: boolean,
): Promise<TicketPageView["ownOrder"]> {
  if (!state.signedIn) return null;
  const paid = isSeller ? null : await findAtBank(state.system, state.signedIn.user.id, ticket.id);
  if (paid) {
    return {
      id: paid.id,
      mine: true,
      live: isLive(paid, state.now),
      atBank: true,
      complete: false,
    };
  }
  if (!ticket.orderId) return null;
  const found = await findOrder(state.system, state.signedIn.user.id, ticket.orderId);
  if (!found.ok) return null;
  const order = found.value;
  const mine = order.buyerId === state.signedIn.user.id;
  if (!mine && !(isSeller && ticket.status === "sold")) return null;
  const live = isLive(order, state.now);
  if (!live && order.status !== "claimed" && order.status !== "complete") return null;
  return { id: order.id, mine, live, atBank: false, complete: order.status === "complete" };
}

/** Tickets of the seller that are counted: bounds the reads of a page. */
const RECORD_LENGTH = 24;

async function sellerRecord({ state }: Pick<Ctx, "state">, sellerId: string) {
  const { items, next } = await listTicketsBySeller(state.system, sellerId, {
    limit: RECORD_LENGTH,
  });
  const sold = items.filter((one) => one.status === "sold").length;
  return { listed: items.length, sold, more: next !== undefined };
}

/** One row of a wide page. */
const MAX_SIMILAR = 4;

/** Available tickets in the same city, soonest first. */
async function similar({ state: { system, now } }: Pick<Ctx, "state">, ticket: Ticket) {
  const found = await browseTickets(system, {
    city: ticket.city,
    status: "available",
    sort: "date",
    limit: MAX_SIMILAR + 1,
  });
  if (!found.ok) return [];
  return found.value.items.filter(({ id }) => id !== ticket.id).slice(0, MAX_SIMILAR)
    .map((one) => ticketView(one, now));
}
