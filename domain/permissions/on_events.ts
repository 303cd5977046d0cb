/** Has the evaluator's own copy of the relations follow what was committed, where it keeps one. */
import { groups } from "../groups/group.ts";
import { orders } from "../orders/order.ts";
import { payments } from "../payments/payment.ts";
import type { Exchange } from "../ports.ts";
import { tickets } from "../tickets/ticket.ts";
import type { Mirrored } from "./tuples.ts";

type Following = Pick<Exchange, "store" | "permissions">;

export const onTicketMade = async (x: Following, { ticketId }: { ticketId: string }) => {
  const value = await x.store.get(tickets, ticketId);
  await put(x, value && { namespace: "Ticket", value });
};

export const onOrderMade = async (x: Following, { orderId }: { orderId: string }) => {
  const value = await x.store.get(orders, orderId);
  await put(x, value && { namespace: "Order", value });
};

export const onPaymentMade = async (x: Following, { paymentId }: { paymentId: string }) => {
  const value = await x.store.get(payments, paymentId);
  await put(x, value && { namespace: "Payment", value });
};

/**
 * What was read may have changed while it was written down. Whoever changed it comes with an event of
 * their own, but may have been first: so it is read once more, until it stands still.
 */
export async function onGroupChanged(x: Following, { group }: { group: string }): Promise<void> {
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const value = await x.store.get(groups, group);
    await put(x, value && { namespace: "Group", value });
    if ((await x.store.get(groups, group))?.version === value?.version) return;
  }
  throw new Error(`The group ${group} changes faster than it can be written down`);
}

/** Of writing a group that changes meanwhile; then the handler is tried again later. */
const MAX_TRIES = 5;

async function put(x: Following, thing: Mirrored | null): Promise<void> {
  if (thing) await x.permissions.mirror?.put(thing);
}
