/** Offerings in a real database, for the tests of the search of concerts. */
import { type Offering, offerings } from "#domain/offerings/offering.ts";
import { browseConcerts, type FoundConcerts } from "#domain/search/browse_concerts.ts";
import { concertFilters, concertQuerySchema } from "#domain/search/query.ts";
import { DAY, type Market, NOON, openMarket } from "./market.ts";

type Fields = Record<string, string>;

export interface Bill extends Pick<Market, "x" | "kv" | "clock">, AsyncDisposable {
  /** Puts a concert on, a millisecond after the previous one: one ticket for 50 euros, tomorrow in Paris. */
  put(offering?: Partial<Offering>): Promise<Offering>;
  change(id: string, change: Partial<Offering>): Promise<void>;
  remove(id: string): Promise<void>;
  browse(fields?: Fields): Promise<FoundConcerts>;
  /** The names on the first page. */
  names(fields?: Fields): Promise<string[]>;
}

export async function openBill(buyerFeePercent = 0): Promise<Bill> {
  const market = await openMarket(buyerFeePercent);
  const { x, kv, clock } = market;
  const { store } = x;
  async function browse(fields: Fields = {}) {
    const result = await browseConcerts(x, concertQuerySchema(concertFilters).parse(fields));
    if (!result.ok) throw new Error(result.refusal.code);
    return result.value;
  }
  return {
    x,
    kv,
    clock,
    browse,
    names: async (fields) => (await browse(fields)).items.map(({ name }) => name),
    put: async (offering) => {
      clock.time++;
      const draft = { ...offeringDraft(store.newId()), newestAt: clock.time, ...offering };
      return await store.transact((tx) => tx.create(offerings, draft));
    },
    change: async (id, change) => {
      await store.transact(async (tx) => {
        tx.put(offerings, { ...(await tx.get(offerings, id))!, ...change });
      });
    },
    remove: async (id) => {
      await store.transact(async (tx) => {
        await tx.get(offerings, id);
        tx.delete(offerings, id);
      });
    },
    [Symbol.asyncDispose]: () => market[Symbol.asyncDispose](),
  };
}

/** What an offering tells when these are its prices; amounts in minor units. */
export function priced(...prices: { amount: number; quantities?: number }[]) {
  const all = prices.map(({ amount, quantities = 1 }) => ({
    amount,
    quantities,
    saving: 0,
    worth: amount,
  }))
    .sort((a, b) => a.amount - b.amount);
  return {
    from: all.length > 0 ? { amount: all[0].amount, currency: "EUR" } : null,
    tickets: all.length,
    prices: all,
  };
}

export function offeringDraft(id: string): Offering {
  return {
    id,
    createdAt: NOON,
    updatedAt: NOON,
    version: 1,
    name: "A concert",
    venue: "Great hall",
    city: "Paris",
    country: "FR",
    startsAt: NOON + DAY,
    timeZone: "Europe/Paris",
    offered: 1,
    largestGroup: 1,
    freeAt: null,
    newestAt: NOON,
    saving: 0,
    more: false,
    sections: [],
    currency: "EUR",
    returns: [],
    ...priced({ amount: 5000 }),
  };
}
