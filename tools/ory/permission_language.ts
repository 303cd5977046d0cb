/**
 * Generates Ory Keto's permission language from the permission model. Keto does not know the facts, which
 * the exchange evaluates itself; in the generated rules they have the fixed values in `SETTLED`.
 */
import {
  type Fact,
  type Namespace,
  type NamespaceModel,
  type Relation,
  type RelationType,
  type Rule,
} from "../../domain/permissions/model.ts";

export const SETTLED: Readonly<Record<Fact, boolean>> = {
  signed_in: true,
  published: false,
  moderating: true,
};

export function permissionLanguage(model: Readonly<Record<Namespace, NamespaceModel>>): string {
  return [
    "// Generated from domain/permissions/model.ts by `deno task deploy:ory`; do not edit.",
    'import { Context, Namespace, SubjectSet } from "@ory/keto-namespace-types";',
    "class User implements Namespace {}",
    ...Object.entries(model).map(([name, namespace]) => classOf(name, namespace)),
    "",
  ].join("\n\n").trimEnd() + "\n";
}

function classOf(name: string, { relations, permits }: NamespaceModel): string {
  const related = Object.entries(relations)
    .map(([relation, type]) => `    ${relation}: ${typeOf(type)}[];`);
  const rules = Object.entries(permits).map(([permit, rule]) =>
    `    ${permit}: (ctx: Context): boolean => ${textOf(rule)},`
  );
  return [
    `class ${name} implements Namespace {`,
    "  related: {",
    ...related,
    "  };",
    "",
    "  permits = {",
    ...rules,
    "  };",
    "}",
  ].join("\n");
}

const typeOf = (type: RelationType): string =>
  type === "Group#members" ? 'SubjectSet<Group, "members">' : type;

/** Throws for a rule that depends only on facts, since Keto would have nothing to evaluate. */
function textOf(rule: Rule): string {
  const left = withoutFacts(rule);
  if (typeof left === "boolean") throw new Error("a permit depends on no relation");
  return left;
}

/** The rule with its facts replaced: an expression, or a value if the facts decide. */
function withoutFacts(rule: Rule): string | boolean {
  if ("fact" in rule) return SETTLED[rule.fact];
  if ("not" in rule) {
    const part = withoutFacts(rule.not);
    return typeof part === "boolean" ? !part : `!${bracketed(part)}`;
  }
  if ("any" in rule) return joined(rule.any, "||", true);
  if ("all" in rule) return joined(rule.all, "&&", false);
  if (!("traverse" in rule)) return includes("this", rule.includes);
  const there = "permit" in rule ? `p.permits.${rule.permit}(ctx)` : includes("p", rule.includes);
  return `this.related.${rule.traverse}.traverse((p) => ${there})`;
}

const includes = (of: string, relation: Relation): string =>
  `${of}.related.${relation}.includes(ctx.subject)`;

/** `decides`: the value of one part that decides the whole expression. */
function joined(rules: readonly Rule[], operator: string, decides: boolean): string | boolean {
  const parts = rules.map(withoutFacts);
  if (parts.includes(decides)) return decides;
  const left = parts.filter((part) => typeof part === "string");
  if (left.length === 0) return !decides;
  return left.length === 1 ? left[0] : left.map(bracketed).join(` ${operator} `);
}

const bracketed = (text: string): string => / (\|\||&&) /.test(text) ? `(${text})` : text;
