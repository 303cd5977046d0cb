/** Updates the external evaluator's copy of an object's relations to the object's current value. */
import { concerts } from "../concerts/concert.ts";
import { groups } from "../groups/group.ts";
import { orders } from "../orders/order.ts";
import { payments } from "../payments/payment.ts";
import type { Services } from "../ports/services.ts";
import { getTicket } from "../tickets/queries.ts";
import type { Mirror, Mirrored } from "../ports/permissions.ts";
import { tuplesOf, tupleText } from "./tuples.ts";

export type Following = Pick<Services, "store"> & { mirror: Mirror };

/** Writes of an object that keeps changing; after that the caller tries again later. */
const MAX_TRIES = 5;

/** The current object; null if it does not exist or the namespace is not ours. */
export async function findMirrored(
  { store }: Pick<Following, "store">,
  namespace: string,
  id: string,
): Promise<Mirrored | null> {
  switch (namespace) {
    case "Concert":
      return thing(namespace, await store.get(concerts, id));
    case "Ticket":
      return thing(namespace, await getTicket(store, id));
    case "Order":
      return thing(namespace, await store.get(orders, id));
    case "Payment":
      return thing(namespace, await store.get(payments, id));
    case "Group":
      return thing(namespace, await store.get(groups, id));
    default:
      return null;
  }
}

const thing = (namespace: Mirrored["namespace"], value: Mirrored["value"] | null) =>
  value && { namespace, value } as Mirrored;

/**
 * The object may change while its relations are written. The change emits an event of its own, but that
 * event's handler may have run first. So the object is read again until it has not changed.
 */
export async function follow(x: Following, namespace: string, id: string): Promise<void> {
  let found = await findMirrored(x, namespace, id);
  for (let tries = 0; found && tries < MAX_TRIES; tries++) {
    await x.mirror.put(found);
    const now = await findMirrored(x, namespace, id);
    if (textOf(now) === textOf(found)) return;
    found = now;
  }
  if (found) throw new Error(`${namespace}:${id} kept changing while its relations were written`);
}

const textOf = (thing: Mirrored | null): string =>
  thing ? tuplesOf(thing).map(tupleText).join() : "";
