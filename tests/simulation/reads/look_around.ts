/** Somebody looks at lists: what a process keeps of them is compared with the database (`compared.ts`). */
import { offerings } from "#domain/offerings/offering.ts";
import { orders } from "#domain/orders/order.ts";
import { listings } from "#domain/tickets/listing.ts";
import { BUYERS, SELLERS } from "../people/cast.ts";
import { pick } from "../random.ts";
import type { World } from "../world.ts";

export function lookAround(world: World, at: number): void {
  if (world.plan.backend !== "local") return; // over a network nothing is kept
  const [buyer, seller] = [pick(BUYERS, at), pick(SELLERS, at)];
  world.ask("A visitor", "looks at the lists", at, async ({ store }) => {
    const newest = { reverse: true, limit: 10 };
    const [bought] = await Promise.all([
      store.list(orders, "buyer", { ...newest, prefix: [buyer] }),
      store.list(listings, "seller", { ...newest, prefix: [seller] }),
      store.list(offerings, "date", { limit: 10 }),
      store.listCounts(offerings, "city", { limit: 10 }),
    ]);
    const ids = bought.items.map(({ id }) => id);
    await store.snapshot(ids.slice(0, 3).map((id) => [orders, id] as const));
    return `${ids.length} orders`;
  });
}
