/** Who may do what. Commands and pages ask `Permissions`. */
import type { Concert } from "../concerts/concert.ts";
import type { Group } from "../groups/group.ts";
import type { Order } from "../orders/order.ts";
import type { Payment } from "../payments/payment.ts";
import type { Ticket } from "../tickets/ticket.ts";

/** The user asking; null for a visitor who is not signed in. */
export type Subject = string | null;

/** An object of the permission model, with the value that its ownership is read from. */
export type Thing =
  | { namespace: "Concert"; value: Concert }
  | { namespace: "Ticket"; value: Ticket }
  | { namespace: "Order"; value: Order }
  | { namespace: "Payment"; value: Payment }
  | { namespace: "Group"; value: { id: string } };

export type Permit = "view" | "edit" | "order" | "cancel" | "refund" | "review" | "moderate";

export interface Permissions {
  /** Whether the subject has the permit on the thing, now. Throws `PermissionsUnavailable`. */
  allows(subject: Subject, permit: Permit, thing: Thing): Promise<boolean>;
  /** The names of the groups the user belongs to. Throws `PermissionsUnavailable`. */
  groupsOf(userId: string): Promise<string[]>;
  /** The evaluator's own copy of the relations; null where it reads them from the entities. */
  readonly mirror: Mirror | null;
}

/** A user, or the subjects of a relation of another object ("": the object itself). */
export type TupleSubject =
  | { user: string }
  | { namespace: string; object: string; relation: string };

export interface Tuple {
  namespace: string;
  object: string;
  /** One of ours, unless somebody else wrote the tuple. */
  relation: string;
  subject: TupleSubject;
}

/** An object whose tuples another server keeps. A group carries its members. */
export type Mirrored = Exclude<Thing, { namespace: "Group" }> | {
  namespace: "Group";
  value: Pick<Group, "id" | "members">;
};

/** Relations that another server keeps. Every call has a time limit and may be repeated. */
export interface Mirror {
  /** Makes the object's tuples exactly these. Returns how many had to change. */
  put(thing: Mirrored): Promise<number>;
  /** All tuples of an object. */
  read(namespace: string, object: string): Promise<Tuple[]>;
  /** All tuples; grouped by object if the server lists them that way. */
  all(): AsyncIterable<Tuple>;
  /** Removes every copy of these tuples. */
  remove(tuples: readonly Tuple[]): Promise<void>;
}

/** The evaluator does not answer, so access is neither granted nor denied. */
export class PermissionsUnavailable extends Error {
  override readonly name = "PermissionsUnavailable";
}
