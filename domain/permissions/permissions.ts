/** Who may do what: the question that commands and pages ask. */
import type { Order } from "../orders/order.ts";
import type { Payment } from "../payments/payment.ts";
import type { Ticket } from "../tickets/ticket.ts";

/** The person asking; null for a visitor who is not signed in. */
export type Subject = string | null;

/** An object of the permission model, with the value its ownership is read from. */
export type Thing =
  | { namespace: "Ticket"; value: Ticket }
  | { namespace: "Order"; value: Order }
  | { namespace: "Payment"; value: Payment }
  | { namespace: "Group"; value: { id: string } };

export type Permit = "view" | "edit" | "order" | "cancel" | "refund" | "review";

export interface Permissions {
  /** Whether the subject has the permit on the thing, now. */
  allows(subject: Subject, permit: Permit, thing: Thing): Promise<boolean>;
  /** The names of the groups the user belongs to. */
  groupsOf(userId: string): Promise<string[]>;
}
