/**
 * The relations of an object as tuples for an external evaluator (Ory Keto). They are derived from the
 * object's own value, so they can be written again at any time.
 */
import type { Relation } from "./model.ts";
import type { Mirrored, Tuple, TupleSubject } from "../ports/permissions.ts";
import { nodeOf, type Related } from "./relations.ts";

export function tuplesOf(thing: Mirrored): Tuple[] {
  if (thing.namespace === "Group") {
    const { id, members } = thing.value;
    return members.map((user) => tuple("Group", id, "members", { user }));
  }
  const { namespace, id, related } = nodeOf(thing);
  return (Object.entries(related) as [Relation, readonly Related[]][]).flatMap(
    ([relation, subjects]) =>
      subjects.map((subject) => tuple(namespace, id, relation, subjectOf(subject))),
  );
}

const tuple = (
  namespace: string,
  object: string,
  relation: Relation,
  subject: TupleSubject,
): Tuple => ({ namespace, object, relation, subject });

function subjectOf(related: Related): TupleSubject {
  if ("user" in related) return { user: related.user };
  if ("membersOf" in related) {
    return { namespace: "Group", object: related.membersOf, relation: "members" };
  }
  const { namespace, id } = related.object;
  return { namespace, object: id, relation: "" };
}

/** A tuple in Keto's notation: `Ticket:t1#owners@alice`. Equal tuples give equal texts. */
export function tupleText({ namespace, object, relation, subject }: Tuple): string {
  const who = "user" in subject
    ? subject.user
    : `(${subject.namespace}:${subject.object}#${subject.relation})`;
  return `${namespace}:${object}#${relation}@${who}`;
}

interface Difference {
  missing: Tuple[];
  /** Stored but not wanted. Lists each extra copy, since the same tuple can be stored twice. */
  surplus: Tuple[];
}

/** Compares what an evaluator has of an object (`there`) with what it should have. */
export function differenceOf(wanted: readonly Tuple[], there: readonly Tuple[]): Difference {
  const open = new Set(wanted.map(tupleText));
  const surplus = there.filter((one) => !open.delete(tupleText(one)));
  return { missing: wanted.filter((one) => open.has(tupleText(one))), surplus };
}
