/** Local permissions, and the evaluator and rules of the permission model. */
import { assertEquals, assertRejects } from "@std/assert";
import { createLocalPermissions } from "#adapters/permissions/local.ts";
import { addMember, removeMember } from "#domain/groups/commands.ts";
import { grants } from "#domain/permissions/evaluate.ts";
import {
  model,
  type Namespace,
  type NamespaceModel,
  type Rule,
} from "#domain/permissions/model.ts";
import type { Node } from "#domain/permissions/relations.ts";
import { openBench } from "../help.ts";
import { permissionsContract } from "./permissions_contract.ts";

permissionsContract("local permissions", async () => {
  const bench = await openBench();
  return {
    permissions: createLocalPermissions(bench),
    addMember: async (group, userId) => void await addMember(bench, group, userId),
    know: () => Promise.resolve(),
    [Symbol.asyncDispose]: () => bench[Symbol.asyncDispose](),
  };
});

Deno.test("a person removed from the group can no longer moderate", async () => {
  await using bench = await openBench();
  const permissions = createLocalPermissions(bench);
  const group = { namespace: "Group", value: { id: "moderators" } } as const;
  await addMember(bench, "moderators", "mia");
  assertEquals(await permissions.allows("mia", "review", group), true);
  await removeMember(bench, "moderators", "mia");
  assertEquals(await permissions.allows("mia", "review", group), false);
});

Deno.test("if ownership decides, no group is read", async () => {
  const node: Node = {
    namespace: "Order",
    id: "o1",
    related: { owners: [{ user: "bob" }], moderators: [{ membersOf: "moderators" }] },
    facts: new Set(),
  };
  const isMember = () => Promise.reject(new Error("asked"));
  assertEquals(await grants({ model, subject: "bob", isMember }, "view", node), true);
  await assertRejects(() => grants({ model, subject: "carol", isMember }, "view", node));
  assertEquals(await grants({ model, subject: null, isMember }, "view", node), false);
});

Deno.test("every rule of the model refers to declared relations and permits", () => {
  for (const [name, namespace] of Object.entries(model)) {
    for (const rule of Object.values(namespace.permits)) check(name as Namespace, rule);
  }

  function check(name: Namespace, rule: Rule): void {
    const { relations }: NamespaceModel = model[name];
    if ("any" in rule) return rule.any.forEach((part) => check(name, part));
    if ("all" in rule) return rule.all.forEach((part) => check(name, part));
    if ("not" in rule) return check(name, rule.not);
    if ("fact" in rule) return;
    if (!("traverse" in rule)) return assertEquals(rule.includes in relations, true, name);
    const target = relations[rule.traverse];
    assertEquals(target !== undefined && target in model, true, `${name}.${rule.traverse}`);
    const there: NamespaceModel = model[target as Namespace];
    assertEquals(
      "permit" in rule ? rule.permit in there.permits : rule.includes in there.relations,
      true,
    );
  }
});

Deno.test("a circular model fails with an error", async () => {
  const circle: Record<Namespace, NamespaceModel> = {
    ...model,
    Order: {
      relations: { parents: "Order" },
      permits: { view: { traverse: "parents", permit: "view" } },
    },
  };
  const node: Node = { namespace: "Order", id: "o1", related: {}, facts: new Set() };
  node.related.parents = [{ object: node }];
  const isMember = () => Promise.resolve(false);
  const answer = await grants({ model: circle, subject: "bob", isMember }, "view", node)
    .catch((error: Error) => error.message);
  assertEquals(answer, "The permission model is too deep at Order");
});
