/** The sellers' actions: list, edit, withdraw. */
import { getTicket } from "#domain/tickets/queries.ts";
import { type At, told } from "./cast.ts";
import type { People } from "./people.ts";
import { pick } from "../random.ts";

export function list(people: People, seller: string, on: number, at: At): void {
  const { world } = people;
  const price = 2_000 + 500 * Math.floor(at[0] * 4);
  const startsIn = pick([20 * 60_000, 3 * 3_600_000, 30 * 86_400_000], at[1]);
  // Sometimes somebody lists a ticket that is already listed.
  const code = at[2] < 0.15 ? "the same barcode" : `barcode ${people.codes.size + 1}`;
  const isNew = !people.codes.has(code) && code !== "the same barcode";
  people.codes.add(code);
  world.ask(seller, `lists a ticket with ${code}`, on, async (x) => {
    const answer = await world.tree.listTicket(x, seller, {
      title: pick(["Night Owls", "Herons"], at[0]),
      description: "",
      venue: pick(["Hall", "Arena"], at[1]),
      city: pick(["Lyon", "Paris"], at[2]),
      startsAt: Math.floor((world.now() + startsIn) / 1_000) * 1_000,
      timeZone: "Europe/Paris",
      section: null,
      row: null,
      seat: null,
      faceValue: { amount: 4_000, currency: "EUR" },
      price: { amount: price, currency: "EUR" },
      codeType: "qr",
      code,
    });
    if (answer.ok) people.tickets.push(answer.value);
    else if (isNew && answer.refusal.code === "code_already_listed") {
      world.wrong(`${seller} is told that ${code} is listed already, but nobody else has it`);
    }
    return told(answer, ({ id, status }) => `${id} is ${status}`);
  });
}

export function change(people: People, what: "edit" | "withdraw", on: number, at: At): void {
  if (people.tickets.length === 0) return;
  const { id, sellerId } = pick(people.tickets, at[0]);
  const { tree } = people.world;
  if (what === "withdraw") {
    return people.world.ask(
      sellerId,
      `withdraws ${id}`,
      on,
      async (x) => told(await tree.withdrawTicket(x, sellerId, id), ({ status }) => status),
    );
  }
  const patch = pick([
    { price: { amount: 2_000 + 500 * Math.floor(at[2] * 4), currency: "EUR" } },
    { title: pick(["Night Owls", "The Herons"], at[2]) },
    { venue: pick(["Hall", "Arena"], at[2]) },
    { startsAt: Math.floor(people.world.now() / 1_000) * 1_000 + 86_400_000 },
  ], at[1]);
  people.world.ask(sellerId, `changes the ${Object.keys(patch)} of ${id}`, on, async (x) => {
    const seen = await getTicket(x.store, id);
    const answer = await tree.editTicket(x, sellerId, id, patch, seen?.version ?? 0);
    return told(answer, ({ status }) => `changed, ${status}`);
  });
}
