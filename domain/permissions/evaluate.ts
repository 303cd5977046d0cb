/** Evaluates the permission model on an object's relations. Pure except for the membership query. */
import type { Namespace, NamespaceModel, Relation, Rule } from "./model.ts";
import type { Permit, Subject } from "../ports/permissions.ts";
import { holds, type Node } from "./relations.ts";

/** The longest chain of objects that a rule may traverse; a longer one means that the model is broken. */
const MAX_DEPTH = 5;

interface Question {
  model: Readonly<Record<Namespace, NamespaceModel>>;
  subject: Subject;
  /** Whether the user belongs to the group. Called only if the result depends on it. */
  isMember: (group: string, userId: string) => Promise<boolean>;
}

/** A permit that the namespace does not declare is never granted. */
export async function grants(
  question: Question,
  permit: Permit,
  node: Node,
  depth = 0,
): Promise<boolean> {
  if (depth > MAX_DEPTH) throw new Error(`The permission model is too deep at ${node.namespace}`);
  const rule = question.model[node.namespace].permits[permit];
  return rule !== undefined && await satisfies(question, rule, node, depth);
}

async function satisfies(q: Question, rule: Rule, node: Node, depth: number): Promise<boolean> {
  if ("fact" in rule) return holds(rule.fact, q.subject, node);
  if ("not" in rule) return !await satisfies(q, rule.not, node, depth);
  if ("any" in rule) {
    for (const part of rule.any) if (await satisfies(q, part, node, depth)) return true;
    return false;
  }
  if ("all" in rule) {
    for (const part of rule.all) if (!await satisfies(q, part, node, depth)) return false;
    return true;
  }
  if ("traverse" in rule) {
    for (const related of node.related[rule.traverse] ?? []) {
      if (!("object" in related)) continue;
      const granted = "permit" in rule
        ? await grants(q, rule.permit, related.object, depth + 1)
        : await includes(q, rule.includes, related.object);
      if (granted) return true;
    }
    return false;
  }
  return await includes(q, rule.includes, node);
}

async function includes(q: Question, relation: Relation, node: Node): Promise<boolean> {
  if (q.subject === null) return false;
  for (const related of node.related[relation] ?? []) {
    if ("user" in related && related.user === q.subject) return true;
    if ("membersOf" in related && await q.isMember(related.membersOf, q.subject)) return true;
  }
  return false;
}
