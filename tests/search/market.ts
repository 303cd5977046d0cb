/** Tickets in a real database, for the tests of search. */
import { openStore } from "#store/open.ts";
import type { Services } from "#domain/ports/services.ts";
import type { Settings } from "#domain/ports/settings.ts";
import { browseSchema } from "#domain/search/query.ts";
import { browseTickets } from "#domain/search/browse.ts";
import { listings, ticketsOf } from "#domain/tickets/listing.ts";
import type { Ticket } from "#domain/tickets/ticket.ts";
import { concerts } from "#domain/concerts/concert.ts";
import { describedBy, findOrMakeConcert } from "#domain/concerts/find_or_make.ts";
import { sweepOfferings } from "#domain/offerings/refresh.ts";
import { must } from "../exchange.ts";
import { changed, listingWith, type TicketFields } from "../listing.ts";

/** Noon in Paris on a Monday. */
export const NOON = Date.parse("2030-03-04T12:00:00+01:00");
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export interface Market extends AsyncDisposable {
  x: Services;
  kv: Deno.Kv;
  /** The virtual clock; epoch ms. */
  clock: { now(): number; time: number };
  /** Lists a ticket, a millisecond after the previous one. */
  list(ticket?: Partial<TicketFields>): Promise<Ticket>;
  change(id: string, change: Partial<TicketFields>): Promise<void>;
  /** The titles on the first page; `fields` are query parameters. */
  titles(fields?: Record<string, string>): Promise<string[]>;
  browse(
    fields?: Record<string, string>,
  ): Promise<{ items: Ticket[]; next?: string; previous?: string }>;
}

/** `buyerFeePercent`: what buyers pay on top. */
export async function openMarket(buyerFeePercent = 0): Promise<Market> {
  const kv = await Deno.openKv(":memory:");
  const clock = { time: NOON, now: () => clock.time };
  const store = await openStore({
    kv,
    clock,
    backend: "local",
    subscribers: () => [],
    wakeUp: { onRows() {}, onScheduled() {} },
    enqueueWakes: false,
  });
  const fees = { buyerFeePercent, sellerFeePercent: 0 };
  const settings = { timeZone: "Europe/Paris", currency: "EUR", ...fees } as Settings;
  const gateway = { prices: () => ({ minimum: 1, maximum: 1e9, step: 1 }) };
  const x = { store, settings, gateway } as unknown as Services;

  async function browse(fields: Record<string, string> = {}) {
    const result = await browseTickets(x, browseSchema().parse(fields));
    if (!result.ok) throw new Error(result.refusal.code);
    return result.value;
  }
  /** The public concert of these words. */
  async function concertFor(words: Parameters<typeof describedBy>[0]): Promise<string> {
    const { id } = must(await findOrMakeConcert(x, describedBy(words), "ada"));
    await store.transact(async (tx) => {
      const concert = (await tx.get(concerts, id))!;
      if (!concert.approved) tx.put(concerts, { ...concert, listed: true, approved: true });
    });
    return id;
  }
  async function refresh() {
    while ((await sweepOfferings(x, 100)).looked > 0);
  }
  return {
    x,
    kv,
    clock,
    browse,
    titles: async (fields) => (await browse(fields)).items.map((ticket) => ticket.title),
    list: async (ticket = {}) => {
      clock.time++;
      const concertId = await concertFor(draft("", ticket));
      const listing = listingWith(draft(store.newId(), { concertId, ...ticket }));
      const listed = await store.transact((tx) => tx.create(listings, listing));
      await refresh();
      return ticketsOf(listed)[0];
    },
    change: async (id, change) => {
      const now = changed((await store.get(listings, id))!, change);
      const concertId = await concertFor(now);
      await store.transact(async (tx) => {
        await tx.get(listings, id);
        tx.put(listings, { ...now, concertId });
      });
      await refresh();
    },
    [Symbol.asyncDispose]: async () => {
      await store.drain();
      kv.close();
    },
  };
}

/** An available ticket for tomorrow in Paris, with the given fields replaced. */
export function draft(id: string, ticket: Partial<TicketFields> = {}): TicketFields {
  return {
    id,
    createdAt: NOON,
    updatedAt: NOON,
    version: 1,
    title: "A concert",
    description: "",
    venue: "Great hall",
    city: "Paris",
    startsAt: NOON + DAY,
    timeZone: "Europe/Paris",
    section: null,
    row: null,
    seat: null,
    faceValue: { amount: 5000, currency: "EUR" },
    price: { amount: 5000, currency: "EUR" },
    codeHash: `hash-${id}`,
    code: "sealed",
    codeType: "qr",
    sellerId: "ada",
    concertId: null,
    split: "any",
    status: "available",
    orderId: null,
    heldUntil: null,
    unpaidAt: [],
    barred: false,
    retired: false,
    ...ticket,
  };
}

export const euros = (amount: number) => ({ amount: amount * 100, currency: "EUR" });

interface AnyPage<T> {
  items: T[];
  next?: string;
  previous?: string;
}

/** Reads all pages in one direction; pages may be empty, but the walk must end. */
export async function pagesOf<T>(
  browse: (fields: Record<string, string>) => Promise<AnyPage<T>>,
  fields: Record<string, string>,
  way: "next" | "previous",
  cursor?: string,
): Promise<{ items: T[]; pages: number; last: AnyPage<T> }> {
  const items: T[] = [];
  for (let pages = 1; pages <= 10_000; pages++) {
    const page = await browse(cursor ? { ...fields, cursor } : fields);
    if (way === "next") items.push(...page.items);
    else items.unshift(...page.items);
    cursor = page[way];
    if (!cursor) return { items, pages, last: page };
  }
  throw new Error("the walk does not end");
}

export const walk = (
  { browse }: Market,
  fields: Record<string, string>,
  way: "next" | "previous" = "next",
  cursor?: string,
) => pagesOf(browse, fields, way, cursor);
