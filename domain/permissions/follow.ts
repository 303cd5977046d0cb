/** Has the evaluator's own copy of an object's relations be as the object says now. */
import { groups } from "../groups/group.ts";
import { orders } from "../orders/order.ts";
import { payments } from "../payments/payment.ts";
import type { Services } from "../ports/mod.ts";
import { tickets } from "../tickets/ticket.ts";
import type { Mirror } from "../ports/permissions.ts";
import { type Mirrored, tuplesOf, tupleText } from "./tuples.ts";

export type Following = Pick<Services, "store"> & { mirror: Mirror };

/** Of writing an object that changes meanwhile; then whoever asked tries again later. */
const MAX_TRIES = 5;

/** The object as it is; null where there is none, or where the namespace is none of ours. */
export async function findMirrored(
  { store }: Pick<Following, "store">,
  namespace: string,
  id: string,
): Promise<Mirrored | null> {
  switch (namespace) {
    case "Ticket":
      return thing(namespace, await store.get(tickets, id));
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
 * What was read may have changed while it was written down. Whoever changed it comes with an event of
 * their own, but may have been first: so it is read once more, until it stands still.
 */
export async function follow(x: Following, namespace: string, id: string): Promise<void> {
  let found = await findMirrored(x, namespace, id);
  for (let tries = 0; found && tries < MAX_TRIES; tries++) {
    await x.mirror.put(found);
    const now = await findMirrored(x, namespace, id);
    if (textOf(now) === textOf(found)) return;
    found = now;
  }
  if (found) throw new Error(`${namespace}:${id} changes faster than it can be written down`);
}

const textOf = (thing: Mirrored | null): string =>
  thing ? tuplesOf(thing).map(tupleText).join() : "";
