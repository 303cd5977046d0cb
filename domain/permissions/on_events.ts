/** Relations that another evaluator keeps follow what was committed. */
import type { Services } from "../ports/mod.ts";
import { follow } from "./follow.ts";

type Told = Pick<Services, "store" | "permissions">;

export const onTicketMade = (x: Told, { ticketId }: { ticketId: string }) =>
  told(x, "Ticket", ticketId);

export const onOrderMade = (x: Told, { orderId }: { orderId: string }) => told(x, "Order", orderId);

export const onPaymentMade = (x: Told, { paymentId }: { paymentId: string }) =>
  told(x, "Payment", paymentId);

export const onGroupChanged = (x: Told, { group }: { group: string }) => told(x, "Group", group);

/** A row of a time when there was another evaluator is done by doing nothing. */
async function told({ store, permissions: { mirror } }: Told, namespace: string, id: string) {
  if (mirror) await follow({ store, mirror }, namespace, id);
}
