/** What moderators decide about concerts, and buyers after a move. */
import { getTicket } from "#domain/tickets/queries.ts";
import { type At, MODERATOR, told } from "./cast.ts";
import type { People } from "./people.ts";
import { pick, weighted } from "../random.ts";

type Action = "cancel" | "move" | "correct" | "merge" | "give_back";
const ACTIONS: readonly (readonly [Action, number])[] = [
  ["cancel", 3],
  ["move", 5],
  ["correct", 3],
  ["merge", 3],
  ["give_back", 6],
];

const because = { reason: "The singer is ill", requestId: null };
const MOVES_MS = [-10 * 60_000, 3_600_000, 86_400_000, 30 * 86_400_000];

/** In plans with concerts, this share of the actions is about them. */
export const CONCERTS_SHARE = 0.12;

/** `what`: from 0 to 1. */
export function aboutConcerts(people: People, what: number, on: number, at: At): void {
  const action = weighted(ACTIONS, what);
  if (action === "give_back") return giveBack(people, on, at);
  if (people.listings.length === 0) return;
  const [one, other] = [pick(people.listings, at[0]), pick(people.listings, at[1])];
  const { world } = people;
  world.ask(MODERATOR, `will ${action} the concert of ${one.id}`, on, async (x) => {
    const id = (await getTicket(x.store, one.id))?.concertId;
    if (!id) return "there is none";
    const { tree } = world;
    switch (action) {
      case "cancel":
        return told(await tree.cancelConcert(x, MODERATOR, id, because), ({ status }) => status);
      case "move": {
        const { startsAt } = (await getTicket(x.store, one.id))!;
        const to = startsAt + pick(MOVES_MS, at[2]);
        return told(await tree.moveConcert(x, MODERATOR, id, to, because), () => "moved");
      }
      case "correct": {
        const name = pick(["The Owls of the Night", "Herons", "Night Owls"], at[2]);
        return told(await tree.correctConcert(x, MODERATOR, id, { name }, because), () => name);
      }
      case "merge": {
        const into = (await getTicket(x.store, other.id))?.concertId ?? "";
        return told(await tree.mergeConcert(x, MODERATOR, id, into, because), () => "merged");
      }
    }
  });
}

function giveBack(people: People, on: number, at: At): void {
  const known = people.someOrder(at, "complete");
  if (!known) return;
  people.refunded.add(known.orderId);
  people.world.ask(
    known.buyer,
    `gives ${known.orderId} back`,
    on,
    async (x) =>
      told(await people.world.tree.giveBack(x, known.buyer, known.orderId), (o) => o.status),
  );
}
