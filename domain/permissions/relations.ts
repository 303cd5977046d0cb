/** The relations of an object, derived from the object itself, so that ownership is never stale. */
import { isHidden } from "../tickets/seat.ts";
import { type Fact, MODERATORS, type Namespace, type Relation } from "./model.ts";
import type { Subject, Thing } from "../ports/permissions.ts";

/** A subject of a relation: a user, all members of a group, or another object. */
export type Related = { user: string } | { membersOf: string } | { object: Node };

/** An object of the model with its relations. Group members are queried, not listed. */
export interface Node {
  namespace: Namespace;
  id: string;
  related: Partial<Record<Relation, readonly Related[]>>;
  /** The facts that hold for it, except facts about the subject. */
  facts: ReadonlySet<Fact>;
}

const NO_FACTS: ReadonlySet<Fact> = new Set();
const moderators: readonly Related[] = [{ membersOf: MODERATORS }];

export function nodeOf(thing: Thing): Node {
  switch (thing.namespace) {
    case "Concert": {
      const { id, approved } = thing.value;
      const facts = approved ? new Set<Fact>(["published"]) : NO_FACTS;
      return { namespace: "Concert", id, related: { moderators }, facts };
    }
    case "Ticket": {
      const { id, sellerId, status } = thing.value;
      return ticketNode(id, sellerId, !isHidden({ status }));
    }
    case "Order": {
      const { id, buyerId, sellerId, ticketIds } = thing.value;
      return orderNode(id, buyerId, sellerId, ticketIds);
    }
    case "Payment": {
      const { id, buyerId, sellerId, ticketIds, orderId } = thing.value;
      return {
        namespace: "Payment",
        id,
        related: {
          owners: [{ user: buyerId }],
          parents: [{ object: orderNode(orderId, buyerId, sellerId, ticketIds) }],
        },
        facts: NO_FACTS,
      };
    }
    case "Group": {
      const { id } = thing.value;
      return {
        namespace: "Group",
        id,
        related: { members: [{ membersOf: id }] },
        facts: id === MODERATORS ? new Set<Fact>(["moderating"]) : NO_FACTS,
      };
    }
  }
}

function orderNode(
  id: string,
  buyerId: string,
  sellerId: string,
  ticketIds: readonly string[],
): Node {
  return {
    namespace: "Order",
    id,
    related: {
      owners: [{ user: buyerId }],
      // As a parent a ticket only provides its owners; nobody asks here whether it is published.
      parents: ticketIds.map((ticketId) => ({ object: ticketNode(ticketId, sellerId, false) })),
      moderators,
    },
    facts: NO_FACTS,
  };
}

function ticketNode(id: string, sellerId: string, published: boolean): Node {
  return {
    namespace: "Ticket",
    id,
    related: { owners: [{ user: sellerId }], moderators },
    facts: published ? new Set<Fact>(["published"]) : NO_FACTS,
  };
}

export const holds = (fact: Fact, subject: Subject, node: Node): boolean =>
  fact === "signed_in" ? subject !== null : node.facts.has(fact);
