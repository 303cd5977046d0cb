/** The sellers' actions: list, edit, withdraw. */
import { type Listing, splits } from "#domain/tickets/listing.ts";
import { getTicket } from "#domain/tickets/queries.ts";
import { type At, part, told } from "./cast.ts";
import type { People } from "./people.ts";
import { pick } from "../random.ts";

/** What a seller lists. */
interface Offer {
  readonly seller: string;
  readonly codes: readonly string[];
  /** Ms from now. */
  readonly startsIn: number;
  readonly title: string;
  readonly venue: string;
  readonly city: string;
  readonly split: Listing["split"];
  /** Cents. */
  readonly price: number;
  /** One of the barcodes is listed already. */
  readonly isTwice?: boolean;
}

export function list(people: People, seller: string, on: number, at: At): void {
  const many = pick([1, 1, 2, 3, 4, 6], part(at[0], 4));
  // Sometimes somebody lists a ticket that is already listed.
  const again = at[2] < 0.15 ? Math.floor(part(at[2], 6) * many) : -1;
  const codes = Array.from({ length: many }, (_, row) => {
    const code = row === again ? "the same barcode" : `barcode ${people.codes.size + 1}`;
    people.codes.add(code);
    return code;
  });
  offer(people, on, {
    seller,
    codes,
    startsIn: pick([20 * 60_000, 3 * 3_600_000, 30 * 86_400_000], at[1]),
    title: pick(["Night Owls", "Herons"], at[0]),
    venue: pick(["Hall", "Arena"], at[1]),
    city: pick(["Lyon", "Paris"], at[2]),
    split: pick(splits, part(at[1], 4)),
    price: 2_000 + 500 * Math.floor(at[0] * 4),
    isTwice: again >= 0,
  });
}

export function offer(people: People, on: number, what: Offer): void {
  const { world } = people;
  const { seller, codes, startsIn, title, venue, city, split, price, isTwice = false } = what;
  world.ask(seller, `lists ${codes.length} with ${codes.join(", ")}`, on, async (x) => {
    const answer = await world.tree.listTickets(x, seller, {
      title,
      description: "",
      venue,
      city,
      startsAt: Math.floor((world.now() + startsIn) / 1_000) * 1_000,
      timeZone: "Europe/Paris",
      section: null,
      row: null,
      split,
      faceValue: { amount: 4_000, currency: "EUR" },
      price: { amount: price, currency: "EUR" },
      tickets: codes.map((code, row) => ({ seat: String(row + 1), codeType: "qr", code })),
    });
    if (answer.ok) {
      const { id, sellerId, seats } = answer.value;
      const ticketIds = seats.map((seat) => seat.id);
      people.listings.push({ id, sellerId, price: answer.value.price, ticketIds });
    } else if (!isTwice && answer.refusal.code === "code_already_listed") {
      world.wrong(`${seller} is told that ${codes} is listed already, but nobody else has it`);
    }
    return told(answer, ({ id, seats }) => `${id} is ${seats[0].status}`);
  });
}

export function change(people: People, what: "edit" | "withdraw", on: number, at: At): void {
  if (people.listings.length === 0) return;
  const { id, sellerId, ticketIds } = pick(people.listings, at[0]);
  const { tree } = people.world;
  const one = pick(ticketIds, part(at[1], 5));
  if (what === "withdraw") {
    return people.world.ask(
      sellerId,
      `withdraws ${at[2] < 0.5 ? one : id}`,
      on,
      async (x) =>
        at[2] < 0.5
          ? told(await tree.withdrawTicket(x, sellerId, one), ({ status }) => status)
          : told(await tree.withdrawListing(x, sellerId, id), ({ seats }) => seats[0].status),
    );
  }
  const code = `barcode ${people.codes.size + 1}`;
  const patch = pick([
    { price: { amount: 2_000 + 500 * Math.floor(at[2] * 4), currency: "EUR" } },
    { title: pick(["Night Owls", "The Herons"], at[2]) },
    { venue: pick(["Hall", "Arena"], at[2]) },
    { startsAt: Math.floor(people.world.now() / 1_000) * 1_000 + 86_400_000 },
    { split: pick(splits, at[2]) },
    { tickets: [{ id: one, code }] },
  ], at[1]);
  if ("tickets" in patch) people.codes.add(code);
  people.world.ask(sellerId, `changes the ${Object.keys(patch)} of ${id}`, on, async (x) => {
    const seen = await getTicket(x.store, id);
    const answer = await tree.editListing(x, sellerId, id, patch, seen?.version ?? 0);
    return told(answer, ({ seats }) => `changed, ${seats[0].status}`);
  });
}
