/** What waits for a moderator, with what they need to know to decide. */
import type { Page } from "#store/types.ts";
import { decisionsOn, decisionsOnTicket } from "../decisions/queries.ts";
import type { Content } from "../decisions/content.ts";
import type { ModeratorDecision } from "../decisions/decision.ts";
import { personIn } from "../decisions/who.ts";
import type { Services } from "../ports/mod.ts";
import { type Reports, reportsOf } from "../reports/report.ts";
import { ok, refuse, type Result } from "../result.ts";
import { listTicketsBySeller } from "../tickets/queries.ts";
import { type Ticket, tickets } from "../tickets/ticket.ts";
import { type User, users } from "../users/user.ts";
import { mayReview, maySeeCase } from "./may.ts";

/** How much of a seller's past is read: the latest of each kind. */
export const MAX_PAST = 50;
/** Other listings of one barcode that a case shows: the latest. */
export const MAX_LISTINGS = 10;
/** Waiting tickets, and reported ones, are counted up to here. */
export const MAX_COUNTED = 50;

/** How somebody has sold so far. `more`: these are only the latest. */
export interface SellerRecord {
  listed: number;
  sold: number;
  withdrawn: number;
  rejected: number;
  takenDown: number;
  reported: number;
  more: boolean;
}

export interface Case {
  ticket: Ticket;
  /** The one who looks sells it: others decide. */
  isOwn: boolean;
  seller: User | null;
  record: SellerRecord;
  /** What a moderator approved last; else what was turned down; null: nobody has judged its words. */
  before: { content: Content; approved: boolean } | null;
  /** Newest first. */
  decisions: ModeratorDecision[];
  /** Null where nothing is reported, and for its seller. */
  reports: Reports | null;
  /** Other listings of the same barcode, newest first, and who listed them. */
  listings: Ticket[];
  /** Of the sellers, moderators and reporters that occur in it. */
  names: ReadonlyMap<string, string>;
}

type Paging = { limit: number; cursor?: string };

/** Longest waiting first. */
export async function listTicketsForReview(
  x: Services,
  userId: string,
  page: Paging,
): Promise<Result<Page<Case>>> {
  if (!await mayReview(x, userId)) return refuse("forbidden");
  const found = await x.store.list(tickets, "review", page);
  return ok({
    ...found,
    items: await Promise.all(found.items.map((one) => caseOf(x, one, userId))),
  });
}

/** The one whose first report has waited longest first. */
export async function listReportedTickets(
  x: Services,
  userId: string,
  page: Paging,
): Promise<Result<Page<Case>>> {
  if (!await mayReview(x, userId)) return refuse("forbidden");
  const found = await x.store.list(reportsOf, "open", page);
  const reported = await x.store.getMany(tickets, found.items.map(({ id }) => id));
  const known = reported.filter((ticket) => ticket !== null);
  return ok({ ...found, items: await Promise.all(known.map((one) => caseOf(x, one, userId))) });
}

export async function findCase(
  x: Services,
  userId: string,
  ticketId: string,
): Promise<Result<Case>> {
  const found = await maySeeCase(x, userId, ticketId);
  return found.ok ? ok(await caseOf(x, found.value, userId)) : found;
}

export interface QueueCounts {
  waiting: number;
  reported: number;
}

/** How much there is to do, each up to `MAX_COUNTED`: index rows alone, no ticket is read. */
export async function countQueue(x: Pick<Services, "store">): Promise<QueueCounts> {
  const [waiting, reported] = await Promise.all([
    x.store.listKeys(tickets, "review", { limit: MAX_COUNTED }),
    x.store.listKeys(reportsOf, "open", { limit: MAX_COUNTED }),
  ]);
  return { waiting: waiting.length, reported: reported.length };
}

/** A moderator who sells it does not learn who reported it, as no seller does. */
async function caseOf(x: Services, ticket: Ticket, viewerId: string): Promise<Case> {
  const isOwn = ticket.sellerId === viewerId;
  const [[seller, reported], record, decisions, same] = await Promise.all([
    x.store.snapshot([[users, ticket.sellerId], [reportsOf, ticket.id]]),
    recordOf(x, ticket.sellerId),
    decisionsOnTicket(x.store, ticket.id),
    x.store.list(tickets, "listings", {
      prefix: [ticket.codeHash],
      reverse: true,
      limit: MAX_LISTINGS + 1,
    }),
  ]);
  const reports = isOwn ? null : reported;
  const listings = same.items.filter(({ id }) => id !== ticket.id).slice(0, MAX_LISTINGS);
  const ids = new Set([
    ...decisions.flatMap(({ by }) => personIn(by) ?? []),
    ...reports?.open.map(({ reporterId }) => reporterId) ?? [],
    ...listings.map(({ sellerId }) => sellerId),
  ]);
  const people = await x.store.getMany(users, [...ids]);
  return {
    ticket,
    isOwn,
    seller,
    record,
    before: lastJudged(decisions),
    decisions,
    reports,
    listings,
    names: new Map(people.flatMap((one) => one ? [[one.id, one.name] as const] : [])),
  };
}

function lastJudged(decisions: readonly ModeratorDecision[]): Case["before"] {
  const judged = decisions.filter(({ content }) => content !== null);
  const last = judged.find(({ action }) => action === "approve") ?? judged[0];
  return last ? { content: last.content!, approved: last.action === "approve" } : null;
}

async function recordOf(x: Services, sellerId: string): Promise<SellerRecord> {
  const [listed, judged, open] = await Promise.all([
    listTicketsBySeller(x, sellerId, { limit: MAX_PAST }),
    decisionsOn(x.store, sellerId, MAX_PAST),
    x.store.list(reportsOf, "seller", { prefix: [sellerId], limit: MAX_PAST }),
  ]);
  // The seller of a decision's ticket comes first; decisions about them as a buyer are not counted.
  const theirs = judged.filter(({ people, ticketId }) =>
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
    more: listed.next !== undefined || judged.length === MAX_PAST || open.next !== undefined,
  };
}
