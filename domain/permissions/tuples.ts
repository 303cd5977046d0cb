/**
 * The relations of an object as tuples, for an evaluator outside (Ory Keto): who stands in which
 * relation. They follow from the object's own value, so they can be written again at any time.
 */
import type { Group } from "../groups/group.ts";
import type { Relation } from "./model.ts";
import type { Thing } from "../ports/permissions.ts";
import { nodeOf, type Related } from "./relations.ts";

/** Stands in the relation: a user, or those who stand in a relation of another object ("": the object itself). */
export type TupleSubject =
  | { user: string }
  | { namespace: string; object: string; relation: string };

export interface Tuple {
  namespace: string;
  object: string;
  /** One of ours; where somebody else wrote the tuple, whatever they called it. */
  relation: string;
  subject: TupleSubject;
}

/** An object whose tuples are kept outside. A group brings its members along. */
export type Mirrored = Exclude<Thing, { namespace: "Group" }> | {
  namespace: "Group";
  value: Pick<Group, "id" | "members">;
};

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

/** The same text for the same tuple, as Keto writes it: `Ticket:t1#owners@alice`. */
export function tupleText({ namespace, object, relation, subject }: Tuple): string {
  const who = "user" in subject
    ? subject.user
    : `(${subject.namespace}:${subject.object}#${subject.relation})`;
  return `${namespace}:${object}#${relation}@${who}`;
}

export interface Difference {
  missing: Tuple[];
  /** There although nothing says so; once for each copy too many: the same tuple can be stored twice. */
  surplus: Tuple[];
}

/** What an evaluator has of an object against what it should have. */
export function differenceOf(wanted: readonly Tuple[], there: readonly Tuple[]): Difference {
  const open = new Set(wanted.map(tupleText));
  const surplus = there.filter((one) => !open.delete(tupleText(one)));
  return { missing: wanted.filter((one) => open.has(tupleText(one))), surplus };
}
