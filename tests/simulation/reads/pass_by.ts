/**
 * Somebody writes into the local file who is none of its processes. Nothing supported does that, since a process
 * locks the file; but whatever a process remembers, it must find out.
 */
import { listings } from "#domain/tickets/listing.ts";
import { orders } from "#domain/orders/order.ts";
import { pick } from "../random.ts";
import type { World } from "../world.ts";

/** In one of so many schedules, by its seed. */
const ONE_OF = 5;

export async function passBy(world: World, at: number): Promise<void> {
  const { plan, model, direct, watch, now, story } = world;
  if (plan.backend !== "local" || plan.seed % ONE_OF !== 0) return;
  const touched = [...watch.orders.keys()];
  if (touched.length === 0) return;
  const id = pick(touched, at);
  model.passedBy = now();
  await direct.transact(async (tx) => {
    const order = await tx.get(orders, id);
    if (!order) return;
    tx.put(orders, order);
    const listing = await tx.get(listings, order.listingId);
    if (listing) tx.put(listings, { ...listing, description: `${listing.description}.` });
  });
  story.tell(() => `Somebody else writes ${id} and its listing into the file.`);
}
