/** Moderation cases: tickets that wait for a moderator, with everything needed to decide. */
import type { Page } from "#store/types.ts";
import { countDecidable } from "../claims/queries.ts";
import { decisionsOn, decisionsOnTicket } from "../decisions/queries.ts";
import { type Content, contentOf } from "../decisions/content.ts";
import type { ModeratorDecision } from "../decisions/decision.ts";
import { personIn } from "../decisions/who.ts";
import type { Services } from "../ports/services.ts";
import { type Reports, reportsOf } from "../reports/report.ts";
import { ok, refuse, type Result } from "../result.ts";
import { listTicketsBySeller } from "../tickets/queries.ts";
import {
  leadOf,
  type Listing,
  listingIdOf,
  listings,
  ticketOf,
  ticketsOf,
} from "../tickets/listing.ts";
import type { Ticket } from "../tickets/ticket.ts";
import { type User, users } from "../users/user.ts";
import { mayReview, maySeeCase } from "./may.ts";
import { type StoredSuggestion, suggestionFor, suggestions } from "./suggestion.ts";

/** How much of a seller's history is read: the latest of each kind. */
export const MAX_PAST = 50;
/** How many other listings of the barcode a case shows: the latest. */
const MAX_LISTINGS = 10;
/** Upper limit of the counts of pending and reported tickets, and of claims. */
export const MAX_COUNTED = 50;

/** A seller's history. `more`: only the latest were counted. */
interface SellerRecord {
  listed: number;
  sold: number;
  withdrawn: number;
  rejected: number;
  takenDown: number;
  reported: number;
  more: boolean;
}

export interface Case {
  listing: Listing;
  ticket: Ticket;
  /** All of its listing, in order: a decision is about those that are not sold. */
  tickets: Ticket[];
  /** The viewer is the seller, so somebody else must decide. */
  isOwn: boolean;
  seller: User | null;
  record: SellerRecord;
  /** What is offered now, and what a decision is about. */
  content: Content;
  /** The content that was approved last, or else rejected last; null if nobody has reviewed it. */
  before: { content: Content; approved: boolean } | null;
  /** Newest first. */
  decisions: ModeratorDecision[];
  /** What the guard suggests; null: nothing, or not yet. */
  suggestion: StoredSuggestion | null;
  /** Null if there are no reports, and for the seller. */
  reports: Reports | null;
  /** Other listings of one of its barcodes, newest first, and who listed them. */
  listings: Ticket[];
  /** Names of the sellers, moderators and reporters in this case, by user id. */
  names: ReadonlyMap<string, string>;
}

type Paging = { limit: number; cursor?: string };

/** Pending tickets, longest waiting first. */
export async function listTicketsForReview(
  x: Services,
  userId: string,
  page: Paging,
): Promise<Result<Page<Case>>> {
  if (!await mayReview(x, userId)) return refuse("forbidden");
  const found = await x.store.list(listings, "review", page);
  return ok({
    ...found,
    items: await Promise.all(found.items.map((one) => caseOf(x, one, leadOf(one), userId))),
  });
}

/** Reported tickets; the one whose first report is oldest comes first. */
export async function listReportedTickets(
  x: Services,
  userId: string,
  page: Paging,
): Promise<Result<Page<Case>>> {
  if (!await mayReview(x, userId)) return refuse("forbidden");
  const found = await x.store.list(reportsOf, "open", page);
  const reported = await x.store.getMany(listings, found.items.map(({ id }) => id));
  const known = reported.filter((listing) => listing !== null);
  return ok({
    ...found,
    items: await Promise.all(known.map((one) => caseOf(x, one, leadOf(one), userId))),
  });
}

export async function findCase(
  x: Services,
  userId: string,
  ticketId: string,
): Promise<Result<Case>> {
  const may = await maySeeCase(x, userId, ticketId);
  if (!may.ok) return may;
  const listing = await x.store.get(listings, listingIdOf(ticketId));
  const ticket = ticketOf(listing, ticketId);
  return listing && ticket ? ok(await caseOf(x, listing, ticket, userId)) : refuse("not_found");
}

export interface QueueCounts {
  waiting: number;
  reported: number;
  /** Claims that can be decided now. */
  claims: number;
}

/** Each count goes up to `MAX_COUNTED`. Reads index rows only. */
export async function countQueue(x: Pick<Services, "store">): Promise<QueueCounts> {
  const [waiting, reported, claims] = await Promise.all([
    x.store.listKeys(listings, "review", { limit: MAX_COUNTED }),
    x.store.listKeys(reportsOf, "open", { limit: MAX_COUNTED }),
    countDecidable(x, MAX_COUNTED),
  ]);
  return { waiting: waiting.length, reported: reported.length, claims };
}

/** A moderator who is the seller does not see who reported the ticket, like any seller. */
async function caseOf(
  x: Services,
  listing: Listing,
  ticket: Ticket,
  viewerId: string,
): Promise<Case> {
  const isOwn = ticket.sellerId === viewerId;
  const tickets = ticketsOf(listing);
  const [[seller, reported, suggested], record, decisions, others] = await Promise.all([
    x.store.snapshot([[users, ticket.sellerId], [reportsOf, listing.id], [
      suggestions,
      listing.id,
    ]]),
    recordOf(x, ticket.sellerId),
    decisionsOnTicket(x.store, listing.id),
    otherListings(x, listing),
  ]);
  const reports = isOwn ? null : reported;
  const ids = new Set([
    ...decisions.flatMap(({ by }) => personIn(by) ?? []),
    ...reports?.open.map(({ reporterId }) => reporterId) ?? [],
    ...others.map(({ sellerId }) => sellerId),
  ]);
  const people = await x.store.getMany(users, [...ids]);
  return {
    listing,
    ticket,
    tickets,
    isOwn,
    content: contentOf(listing),
    seller,
    record,
    before: lastReviewed(decisions),
    decisions,
    suggestion: suggestionFor(listing, suggested),
    reports,
    listings: others,
    names: new Map(people.flatMap((one) => one ? [[one.id, one.name] as const] : [])),
  };
}

/** The tickets of other listings that have a barcode of this one, the latest of each listing. */
async function otherListings({ store }: Pick<Services, "store">, listing: Listing) {
  const hashes = [...new Set(listing.seats.map(({ codeHash }) => codeHash))];
  const found = await Promise.all(hashes.map((hash) =>
    store.list(listings, "listings", {
      prefix: [hash],
      reverse: true,
      limit: MAX_LISTINGS + 1,
    })
  ));
  const same = new Map(found.flatMap(({ items }) => items).map((one) => [one.id, one]));
  same.delete(listing.id);
  return [...same.values()].sort((a, b) => b.createdAt - a.createdAt).slice(0, MAX_LISTINGS)
    .flatMap((one) => ticketsOf(one).find(({ codeHash }) => hashes.includes(codeHash)) ?? []);
}

function lastReviewed(decisions: readonly ModeratorDecision[]): Case["before"] {
  const reviewed = decisions.filter(({ content }) => content !== null);
  const last = reviewed.find(({ action }) => action === "approve") ?? reviewed[0];
  return last ? { content: last.content!, approved: last.action === "approve" } : null;
}

async function recordOf(x: Services, sellerId: string): Promise<SellerRecord> {
  const [listed, reviewed, open] = await Promise.all([
    listTicketsBySeller(x, sellerId, { limit: MAX_PAST }),
    decisionsOn(x.store, sellerId, MAX_PAST),
    x.store.list(reportsOf, "seller", { prefix: [sellerId], limit: MAX_PAST }),
  ]);
  // The seller of a decision's ticket comes first; decisions about them as a buyer are not counted.
  const theirs = reviewed.filter(({ people, ticketId }) =>
    ticketId !== null && people[0] === sellerId
  );
  const decided = (action: ModeratorDecision["action"]) =>
    theirs.filter((one) => one.action === action).length;
  const having = (status: Ticket["status"]) =>
    listed.items.filter((one) => one.status === status).length;
  const reports = [...theirs.map((one) => one.reports), ...open.items.map((one) => one.open)];
  return {
    listed: listed.items.length,
    sold: having("sold"),
    withdrawn: having("withdrawn"),
    rejected: decided("reject"),
    takenDown: decided("withdraw"),
    reported: reports.flat().length,
    more: listed.next !== undefined || reviewed.length === MAX_PAST || open.next !== undefined,
  };
}
