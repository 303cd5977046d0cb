/** Event handlers that copy committed relations to an external evaluator (`permissions.mirror`). */
import type { Services } from "../ports/services.ts";
import { follow } from "./follow.ts";

type Told = Pick<Services, "store" | "permissions">;

export const onTicketMade = (x: Told, { ticketId }: { ticketId: string }) =>
  told(x, "Ticket", ticketId);

export const onOrderMade = (x: Told, { orderId }: { orderId: string }) => told(x, "Order", orderId);

export const onPaymentMade = (x: Told, { paymentId }: { paymentId: string }) =>
  told(x, "Payment", paymentId);

export const onGroupChanged = (x: Told, { group }: { group: string }) => told(x, "Group", group);

/** Rows from a time when an external evaluator was configured have no effect without one. */
async function told({ store, permissions: { mirror } }: Told, namespace: string, id: string) {
  if (mirror) await follow({ store, mirror }, namespace, id);
}
