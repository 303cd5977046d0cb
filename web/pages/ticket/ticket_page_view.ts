/** The props of a ticket's page, for its viewer. */
import type { ListingView, SeatItem, TicketPageView } from "./TicketPage.tsx";
import type { Concert } from "#domain/concerts/concert.ts";
import { concertNow } from "#domain/concerts/find_or_make.ts";
import { copyOf } from "#domain/concerts/listing.ts";
import { type FeeRules, feesOf } from "#domain/trade/fees.ts";
import { holdOffered, holdSeconds } from "#domain/trade/hold_rules.ts";
import { MODERATORS } from "#domain/permissions/model.ts";
import { findListing, listTicketsBySeller } from "#domain/tickets/queries.ts";
import { quantitiesFor, ticketsOf, unpaidHolds } from "#domain/tickets/listing.ts";
import { feeRulesOf } from "#domain/tickets/listing_rules.ts";
import { totalOf } from "#domain/tickets/terms.ts";
import { type Ticket, ticketState } from "#domain/tickets/ticket.ts";
import { nameState, shownName } from "#domain/users/shown_name.ts";
import type { User } from "#domain/users/user.ts";
import type { Settings } from "#domain/ports/settings.ts";
import { findUser } from "#domain/users/queries.ts";
import { stateId } from "../../live/feeds.ts";
import type { Ctx } from "../../request/state.ts";
import { whatChanged } from "../concert/concert_view.ts";
import { signInToReserve } from "../sign_in/reserve_after_sign_in.ts";
import { insteadOf } from "./instead_of.ts";
import { ownOrder } from "./own_order.ts";
import { sellersView } from "./sellers_view.ts";
import { shareLeft } from "./share.ts";
import { caseSeats, listingView } from "./ticket_view.ts";

interface Asked {
  /** The ticket that the address names. */
  ticketId: string;
  /** How many the address asks for. */
  quantity: number | null;
  /** Why the reservation that was asked for on this page was refused. */
  problem: TicketPageView["problem"];
}

export async function ticketPageView(
  ctx: Pick<Ctx, "state">,
  { tickets, concert }: Together,
  { ticketId, quantity, problem }: Asked,
): Promise<TicketPageView> {
  const ticket = tickets.find(({ id }) => id === ticketId)!;
  const { system, signedIn, now, context, manner } = ctx.state;
  const rules = feeRulesOf(system);
  const shown = listingView(tickets, rules, now);
  const viewerId = signedIn?.user.id ?? null;
  const isSeller = viewerId === ticket.sellerId;
  const usual = system.settings.orderExpirationSeconds;
  const seconds = holdSeconds(unpaidHolds(ticket, tickets, now), now, usual);
  const [seller, record, instead, own, order] = await Promise.all([
    findUser(system, ticket.sellerId),
    sellerRecord(ctx, ticket.sellerId),
    shown.state === "available" || isSeller ? { others: [], similar: [] } : insteadOf(ctx, ticket),
    isSeller ? sellersView(ctx, tickets) : null,
    ownOrder(ctx, tickets, isSeller),
  ]);
  const offered = holdOffered(seconds, ticket.startsAt, now);
  const moderating = signedIn !== null && (await context.groupsShown()).includes(MODERATORS);
  return {
    ticket: { ...shown, id: ticket.id, ...(shown.state !== "available" && order?.paid) },
    listing: listingOf(tickets, isSeller, rules, now),
    concert: ticket.concertId && `/concerts/${ticket.concertId}`,
    changed: concert ? whatChanged(concert, now) : {
      cancelled: false,
      movedFrom: null,
      backUntil: null,
      timeZone: ticket.timeZone,
    },
    problem,
    quantity,
    stateId: stateId(ticket.version, ticketState(ticket, now)),
    description: ticket.description,
    sellerName: shownName(seller, system.settings),
    sellerRecord: record,
    ...instead,
    own,
    viewer: isSeller ? "seller" : signedIn ? "user" : "visitor",
    moderating: moderating
      ? {
        ticket,
        seats: caseSeats(tickets, now),
        isOwn: isSeller,
        version: ticket.version,
        reports: null,
        seller: waitingName(seller, system.settings),
        list: "waiting",
      }
      : null,
    reportable: signedIn !== null && !isSeller && ticket.status !== "withdrawn",
    ownOrder: order?.shown ?? null,
    claimUntil: ticket.startsAt + system.settings.claimSeconds * 1000,
    holdSeconds: offered,
    hurried: seconds < usual,
    signIn: signInToReserve({
      ticketId: ticket.id,
      quantity: null,
      amount: shown.total.amount,
      holdSeconds: offered,
      startsAt: ticket.startsAt,
    }),
    now,
    manner,
  };
}

/** Tickets that are offered together, in order, and their concert; null: it has none yet. */
interface Together {
  tickets: Ticket[];
  concert: Concert | null;
}

/**
 * All tickets of the listing that it is one of; hidden ones only for their seller and for moderators: the page of any
 * ticket tells them about all of it. They say what their concert says now, also before the listing has followed it.
 */
export async function ticketsTogether(
  { state: { system, signedIn } }: Pick<Ctx, "state">,
  ticket: Ticket,
): Promise<Together> {
  const [listing, concert] = await Promise.all([
    findListing(system, signedIn?.user.id ?? null, ticket.listingId),
    concertNow(system.store, ticket.concertId),
  ]);
  const tickets = listing.ok ? ticketsOf(listing.value) : [ticket];
  if (!concert) return { tickets, concert };
  const retired = concert.status === "cancelled" ? { retired: true } : {};
  return {
    tickets: tickets.map((one) => ({ ...one, ...copyOf(concert), ...retired })),
    concert,
  };
}

function listingOf(
  tickets: Ticket[],
  isSeller: boolean,
  rules: FeeRules,
  now: number,
): ListingView {
  const [{ listingId: id, price, split }] = tickets;
  const fees = feesOf(price, rules);
  const seats = tickets.map((ticket): SeatItem => ({
    id: ticket.id,
    seat: ticket.seat,
    state: ticketState(ticket, now),
    saleId: isSeller && ticket.status === "sold" ? ticket.orderId : null,
  }));
  const left = seats.filter(({ state }) => state === "available").length;
  const choices = quantitiesFor(split, left).map((quantity) => ({
    quantity,
    total: totalOf({ price, ...fees, seats: tickets.slice(0, quantity) }),
  }));
  const rule = split === "any" || choices.length === left ? null : split;
  return {
    id,
    seats,
    paidFees: tickets[0].paidFees ?? null,
    share: shareLeft(tickets, rules, now),
    choices,
    rule,
    left,
  };
}

/** A name that waits for approval: moderators approve it together with the ticket. */
function waitingName(seller: User | null, settings: Settings) {
  const state = seller && nameState(seller, settings);
  return state === "waiting" ? { name: seller!.name, state } : null;
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
