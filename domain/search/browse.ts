/** Browsing and searching tickets: concert by concert, in each by price. A page reads a limited number of rows. */
import { says } from "#words/problems.ts";
import type { Page } from "#store/types.ts";
import { offerings } from "../offerings/offering.ts";
import type { Services } from "../ports/services.ts";
import { ok, refuse, type Result } from "../result.ts";
import { listings, ticketsOf } from "../tickets/listing.ts";
import { isOfferedSeat } from "../tickets/seat.ts";
import { shownStatus, type Ticket } from "../tickets/ticket.ts";
import { concertWalk, openConcertFeed } from "./concert_plan.ts";
import {
  readTicketCursor,
  shapeOf,
  type TicketPlace,
  type TicketPosition,
  writeTicketCursor,
} from "./cursor.ts";
import { Budget, type Feed, Single } from "./feeds.ts";
import type { BrowseQuery } from "./query.ts";
import { isSought, type Sought, soughtFor } from "./sought.ts";
import { feeRulesOf } from "../tickets/listing_rules.ts";
import { type FeeRules, highestPrice, lowestPrice } from "../trade/fees.ts";
import { type Tail, Walk } from "./walk.ts";
import { matchesConcert, type WantedConcerts, wantedConcerts } from "./wanted_concerts.ts";

/** Most rows that one page reads: counted words, index rows, offerings and listings together. */
const READ_BUDGET_ROWS = 500;

/** Before and after all tickets of a concert: amounts are at least 1. */
const FIRST: TicketPlace = [0, "", 0];
const LAST: TicketPlace = [Number.MAX_SAFE_INTEGER, "", 0];

interface Found {
  tickets: Ticket[];
  /** Where to continue; null at the end of the list. */
  reached: TicketPosition | null;
}

/**
 * A page of tickets for concerts ahead that are available or held, with cursors in both directions. A page that
 * used up its budget may be short or empty and still have a cursor to continue from. Refusal: `malformed` for
 * an altered cursor or one of another query.
 */
export async function browseTickets(
  x: Pick<Services, "store" | "settings" | "gateway">,
  query: BrowseQuery,
): Promise<Result<Page<Ticket>>> {
  const shape = shapeOf(query);
  const cursor = query.cursor === undefined ? null : readTicketCursor(query.cursor, shape);
  if (query.cursor !== undefined && cursor === null) {
    return refuse("malformed", { detail: says("foreign_cursor") });
  }
  const back = cursor?.back ?? false;
  const { tickets, reached } = await new Reading(x.store, query, feeRulesOf(x), back).page(cursor);

  const page: Page<Ticket> = { items: back ? tickets.reverse() : tickets };
  const ahead = back ? cursor : reached;
  const behind = back ? reached : cursor;
  if (ahead) page.next = writeTicketCursor({ ...ahead, back: false }, shape);
  if (behind) page.previous = writeTicketCursor({ ...behind, back: true }, shape);
  return ok(page);
}

/** One page: a walk over concerts, and in each over its listings by price. */
class Reading {
  readonly #budget = new Budget(READ_BUDGET_ROWS);
  readonly #wanted: WantedConcerts;
  readonly #concerts: Walk;
  readonly #prices: Walk;

  constructor(
    private readonly store: Services["store"],
    private readonly query: BrowseQuery,
    rules: FeeRules,
    private readonly back: boolean,
  ) {
    const { q, city, from, to, limit, min, max } = query;
    const sort = query.sort === "newest" ? "newest" : "date";
    this.#wanted = wantedConcerts({ q, city, from, to, sort, limit }, rules, store.now());
    this.#concerts = concertWalk(this.#wanted, back);
    this.#prices = new Walk(
      [min === undefined ? 0 : lowestPrice(min, rules)],
      [max === undefined ? Number.MAX_SAFE_INTEGER : highestPrice(max, rules) + 1],
      back,
    );
  }

  async page(from: TicketPosition | null): Promise<Found> {
    const { limit } = this.query;
    const sought = await soughtFor(this.store, this.#wanted.terms, this.#budget, false);
    const tickets: Ticket[] = [];
    const feed = sought && await this.#open(sought);
    if (!feed) return { tickets, reached: null };
    const walk = this.#concerts;
    let boundary = walk.start(from && (from.ticket ? walk.at(from.concert) : from.concert));
    for (;;) {
      const step = await feed.seek(boundary);
      if (step.kind === "end") return { tickets, reached: null };
      if (step.kind === "stopped") return { tickets, reached: { concert: step.at, ticket: null } };
      const resumed = from?.ticket && isSameKey(step.key, from.concert) ? from.ticket : null;
      const reached = await this.#readConcert(step.key, resumed ?? this.#edge(), tickets);
      if (tickets.length > limit) tickets.pop(); // it only tells that there is another page
      if (reached) return { tickets, reached };
      boundary = walk.past(step.key);
    }
  }

  /** The concerts, or the one that is asked for. */
  async #open(sought: Sought): Promise<Feed | null> {
    const { concertId, limit } = this.query;
    if (concertId === undefined) {
      const rows = Math.min(limit, 20);
      return openConcertFeed(this.store, this.#wanted, sought, this.#concerts, this.#budget, rows);
    }
    const offering = await this.store.get(offerings, concertId);
    if (!offering || !isSought(offering, sought)) return null;
    const { startsAt, newestAt } = offering;
    const key = [this.#wanted.sort === "newest" ? newestAt : startsAt, concertId];
    return new Single(this.#concerts, key);
  }

  /** Adds the concert's tickets, until there is one more than asked for. Returns where it stopped; null: at the end. */
  async #readConcert(
    concert: Tail,
    from: TicketPlace,
    tickets: Ticket[],
  ): Promise<TicketPosition | null> {
    const { limit, status } = this.query;
    const id = String(concert[concert.length - 1]);
    if (!this.#budget.take(1)) return { concert, ticket: from };
    if (!await this.#matches(id)) return null;
    let boundary = this.#prices.start(this.#prices.at(from.slice(0, 2)));
    for (let position = from; !this.#prices.isDone(boundary);) {
      const wanted = Math.min(limit + 1 - tickets.length, Math.floor(this.#budget.left / 2));
      if (wanted === 0) return { concert, ticket: position };
      const rows = await this.store.listKeys(listings, "concert", {
        prefix: [id],
        ...this.#prices.range(boundary),
        limit: wanted,
        reverse: this.back,
      });
      this.#budget.take(rows.length * 2);
      const found = await this.store.getMany(listings, rows.map((row) => row.id));
      for (const [place, row] of rows.entries()) {
        const [listing, key] = [found[place], [Number(row.parts[1]), row.id] as const];
        const seats = (listing ? ticketsOf(listing) : []).map((ticket, seat) => ({ ticket, seat }));
        for (const { ticket, seat } of this.back ? seats.reverse() : seats) {
          if (isSameKey(key, from) && (this.back ? seat >= from[2] : seat < from[2])) continue;
          if (!isOfferedSeat(ticket)) continue;
          if (status && shownStatus(ticket, this.#wanted.now) !== status) continue;
          tickets.push(ticket);
          // Before this one: if it is one too many, that is where the next page starts.
          position = [...key, this.back ? seat + 1 : seat];
          if (tickets.length > limit) return { concert, ticket: position };
        }
        position = [...key, this.back ? 0 : seats.length];
        boundary = this.#prices.past([...key]);
      }
      if (rows.length < wanted) break;
    }
    return null;
  }

  async #matches(id: string): Promise<boolean> {
    const [offering] = await this.store.getMany(offerings, [id]);
    return offering !== null && matchesConcert(offering, this.#wanted);
  }

  /** Where the tickets of a concert begin, in the direction of the walk. */
  #edge = (): TicketPlace => this.back ? LAST : FIRST;
}

const isSameKey = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a[0] === b[0] && a[1] === b[1];
