/** Who may do what: the question that commands and pages ask. */
import type { Order } from "../orders/order.ts";
import type { Payment } from "../payments/payment.ts";
import type { Ticket } from "../tickets/ticket.ts";
import type { Mirrored, Tuple } from "../permissions/tuples.ts";

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
  /** Whether the subject has the permit on the thing, now. Throws `PermissionsUnavailable`. */
  allows(subject: Subject, permit: Permit, thing: Thing): Promise<boolean>;
  /** The names of the groups the user belongs to. Throws `PermissionsUnavailable`. */
  groupsOf(userId: string): Promise<string[]>;
  /** The evaluator's own copy of the relations; null where it reads them from the entities. */
  readonly mirror: Mirror | null;
}

/** Relations that another server keeps. Every call is bounded in time and may be repeated. */
export interface Mirror {
  /** Has the object's tuples be these, whatever is there. Answers how many were not so. */
  put(thing: Mirrored): Promise<number>;
  /** All tuples of an object. */
  read(namespace: string, object: string): Promise<Tuple[]>;
  /** All tuples there are, object by object where the server lists them so. */
  all(): AsyncIterable<Tuple>;
  /** Removes every copy of these tuples. */
  remove(tuples: readonly Tuple[]): Promise<void>;
}

/** The evaluator does not answer: whoever asks is neither let in nor turned away. */
export class PermissionsUnavailable extends Error {
  override readonly name = "PermissionsUnavailable";
}
