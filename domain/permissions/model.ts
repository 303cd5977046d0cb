/**
 * The permission model as data. The local evaluator interprets it, and Ory Keto's permission language is
 * generated from it. A relation names the subjects of an object; a permit is a rule over relations.
 */
import type { Permit, Thing } from "../ports/permissions.ts";

export type Namespace = Thing["namespace"];
export type Relation = "owners" | "parents" | "moderators" | "members";

/** The group whose members moderate. */
export const MODERATORS = "moderators";
/** The group whose members operate the installation. */
export const OPERATORS = "operators";

/**
 * What the object's own value or the request says. Relations cannot express it, so facts are evaluated
 * here before an external evaluator is asked for the rest of the rule.
 */
export type Fact =
  /** The subject is a user, not a visitor. */
  | "signed_in"
  /** The ticket is neither pending nor rejected; the concert had a listing that is not. */
  | "published"
  /** The group is `moderators`. */
  | "moderating";

export type Rule =
  | { fact: Fact }
  /** The subject is in the relation, directly or as a member of a group. */
  | { includes: Relation }
  /** An object in the relation includes the subject in its own relation, or grants it the permit. */
  | { traverse: Relation; includes: Relation }
  | { traverse: Relation; permit: Permit }
  | { any: readonly Rule[] }
  | { all: readonly Rule[] }
  | { not: Rule };

/** What may be in a relation: users, members of a group, or other objects. */
export type RelationType = "User" | "Group#members" | Namespace;

export interface NamespaceModel {
  relations: Partial<Record<Relation, RelationType>>;
  permits: Partial<Record<Permit, Rule>>;
}

const owners: Rule = { includes: "owners" };
const moderators: Rule = { includes: "moderators" };

export const model: Readonly<Record<Namespace, NamespaceModel>> = {
  Concert: {
    relations: { moderators: "Group#members" },
    permits: {
      view: { any: [{ fact: "published" }, moderators] },
      moderate: moderators,
    },
  },
  Ticket: {
    relations: { owners: "User", moderators: "Group#members" },
    permits: {
      view: { any: [{ fact: "published" }, owners, moderators] },
      edit: owners,
      order: { all: [{ fact: "signed_in" }, { not: owners }] },
      review: moderators,
    },
  },
  Order: {
    relations: { owners: "User", parents: "Ticket", moderators: "Group#members" },
    permits: {
      view: { any: [owners, { traverse: "parents", includes: "owners" }, moderators] },
      edit: owners,
      cancel: moderators,
      refund: moderators,
    },
  },
  Payment: {
    relations: { owners: "User", parents: "Order" },
    permits: {
      view: { any: [owners, { traverse: "parents", permit: "view" }] },
      edit: owners,
    },
  },
  Group: {
    relations: { members: "User" },
    permits: {
      view: { includes: "members" },
      review: { all: [{ fact: "moderating" }, { includes: "members" }] },
    },
  },
};
