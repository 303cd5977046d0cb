/** Buyers who were not let in, sellers who answer, and the moderator who decides. */
import { type Order, orders } from "#domain/orders/order.ts";
import { type At, MODERATOR, part, told } from "./cast.ts";
import type { People } from "./people.ts";
import { pick } from "../random.ts";
import type { World } from "../world.ts";

export type ClaimAction = "claim" | "answer" | "verdict" | "take_back";

const CLAIM = { kind: "not_let_in", text: "The code was used already." } as const;

export function aboutClaims(people: People, action: ClaimAction, on: number, at: At): void {
  const { world } = people;
  const { tree } = world;
  if (action === "claim") {
    const known = people.someOrder(at, "complete");
    if (!known) return;
    const { buyer, orderId } = known;
    return world.ask(
      buyer,
      `claims about ${orderId}`,
      on,
      async (x) =>
        told(await tree.openClaim(x, buyer, orderId, CLAIM), ({ claim }) => claim.status),
    );
  }
  const order = someClaimed(world, at);
  if (!order) return;
  const { id } = order;
  if (action === "answer") {
    return world.ask(
      order.sellerId,
      `answers the claim about ${id}`,
      on,
      async (x) =>
        told(await tree.answerClaim(x, order.sellerId, id, "I sold it once."), (c) => c.status),
    );
  }
  if (action === "take_back") {
    return world.ask(
      order.buyerId,
      `withdraws the claim about ${id}`,
      on,
      async (x) => told(await tree.withdrawClaim(x, order.buyerId, id), (c) => c.status),
    );
  }
  const outcome = part(at[1], 3) < 0.75 ? "upheld" : "rejected";
  if (outcome === "upheld") people.refunded.add(id);
  world.ask(MODERATOR, `decides the claim about ${id}: ${outcome}`, on, async (x) =>
    told(
      await tree.decideOnClaim(x, MODERATOR, id, { outcome, reason: "Both were heard" }),
      (c) => c.status,
    ));
}

/** The orders with a claim. */
const claimed = (world: World): Order[] =>
  [...world.watch.orders.values()].filter(({ id }) =>
    world.model.get(["claim", id]).value !== null
  );

function someClaimed(world: World, at: At): Order | null {
  const found = claimed(world);
  return found.length === 0 ? null : pick(found, at[0]);
}

/** For the end of a run: no claim is left. Returns whether a moderator was asked about one. */
export function decideAll(world: World): boolean {
  const left = claimed(world).filter(({ id }) =>
    (world.model.get(["claim", id]).value as { closedAt: number | null }).closedAt === null
  );
  return left.map(({ id }) =>
    world.askAgain(MODERATOR, `rejects the claim about ${id}`, async (x) => {
      const order = await x.store.get(orders, id);
      if (order?.status !== "complete") return "the order has ended";
      const verdict = { outcome: "rejected", reason: "Nothing was proved" } as const;
      return told(await world.tree.decideOnClaim(x, MODERATOR, id, verdict), (c) => c.status);
    })
  ).includes(true);
}
