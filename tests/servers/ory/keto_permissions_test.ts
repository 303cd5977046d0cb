/** Permissions on a real Keto: equal to the local ones, safe with late or stale tuples, denied during outages. */
import { assert, assertEquals, assertRejects } from "@std/assert";
import { createKetoPermissions } from "#adapters/permissions/keto/mod.ts";
import { type KetoAddress, KetoServer } from "#adapters/permissions/keto/server.ts";
import { createLocalPermissions } from "#adapters/permissions/local.ts";
import { addMember, removeMember } from "#domain/groups/commands.ts";
import { groups } from "#domain/groups/group.ts";
import { grants } from "#domain/permissions/evaluate.ts";
import { type Fact, model } from "#domain/permissions/model.ts";
import { SETTLED } from "../../../tools/ory/permission_language.ts";
import {
  type Mirrored,
  PermissionsUnavailable,
  type Thing,
  type Tuple,
} from "#domain/ports/permissions.ts";
import { type Node, nodeOf } from "#domain/permissions/relations.ts";
import { compareRelations } from "#domain/permissions/repair.ts";
import { tupleText } from "#domain/permissions/tuples.ts";
import { openBench } from "../../adapters/help.ts";
import {
  everyone,
  people,
  permissionsContract,
  type PermissionsUnderTest,
  permits,
  prepared,
  table,
} from "../../adapters/permissions/permissions_contract.ts";
import { Keto } from "./keto.ts";

const addressOf = ({ readUrl, writeUrl }: Keto): KetoAddress => ({ readUrl, writeUrl });
const moderators = { namespace: "Group", value: { id: "moderators" } } as const;

async function onKeto(keto: Keto, owned = false) {
  const bench = await openBench();
  const permissions = createKetoPermissions({ ...bench, ...addressOf(keto) });
  return {
    ...bench,
    permissions,
    addMember: async (group: string, userId: string) => {
      await addMember(bench, group, userId);
      const value = await bench.store.get(groups, group);
      await permissions.mirror!.put({ namespace: "Group", value: value! });
    },
    know: async (things: readonly Thing[]) => {
      const mirrored = things.filter((thing) => thing.namespace !== "Group");
      for (const thing of mirrored) await permissions.mirror!.put(thing as Mirrored);
    },
    async [Symbol.asyncDispose]() {
      await bench[Symbol.asyncDispose]();
      if (owned) await keto[Symbol.asyncDispose]();
    },
  };
}
const make = async (): Promise<PermissionsUnderTest> => await onKeto(await Keto.start(), true);

permissionsContract("Keto", make);

Deno.test("local permissions and Keto agree on every permit, and Keto alone answers as the model does", async () => {
  await using keto = await Keto.start();
  await using remote = await prepared(() => onKeto(keto));
  await using bench = await openBench();
  for (const [group, userId] of [["moderators", "mia"], ["operators", "otto"]]) {
    await addMember(bench, group, userId);
  }
  const local = createLocalPermissions(bench);
  const server = new KetoServer(addressOf(keto));
  const lines: string[] = [];
  let differences = 0;
  for (const [what, thing] of table) {
    for (const permit of permits) {
      const [here, there] = [[] as string[], [] as string[]];
      for (const person of everyone) {
        if (await local.allows(people[person], permit, thing)) here.push(person);
        if (await remote.permissions.allows(people[person], permit, thing)) there.push(person);
        await sameAsKetoItself(person, permit, thing);
      }
      if (here.join() !== there.join()) differences++;
      const [a, b] = [here, there].map((names) => names.join(", ") || "–");
      lines.push(`${what.padEnd(24)} ${permit.padEnd(7)} ${a.padEnd(52)} ${b}`);
    }
  }
  console.log(["what".padEnd(24), "permit ", "local".padEnd(52), "Keto"].join(" "));
  console.log(lines.join("\n"));
  console.log(`${lines.length} rows, ${differences} differences`);
  assertEquals(differences, 0);

  /** Compares Keto's own answer with the model, with facts set as in the permission language. */
  async function sameAsKetoItself(
    person: typeof everyone[number],
    permit: typeof permits[number],
    thing: Thing,
  ): Promise<void> {
    const subject = people[person];
    if (subject === null || !(permit in model[thing.namespace].permits)) return;
    const isMember = (group: string, userId: string) =>
      Promise.resolve(
        ({ moderators: "mia", operators: "otto" } as Record<string, string>)[group] === userId,
      );
    const wanted = await grants({ model, subject, isMember }, permit, settled(nodeOf(thing)));
    const { namespace, value: { id: object } } = thing;
    assertEquals(
      await server.check({ namespace, object, relation: permit }, subject),
      wanted,
      `${namespace}:${object}#${permit}@${subject}`,
    );
  }
});

function settled(node: Node): Node {
  const facts = Object.entries(SETTLED).filter(([, holds]) => holds).map(([fact]) => fact as Fact);
  return { ...node, facts: new Set(facts) };
}

Deno.test("a tuple alone grants nothing without our own row, and a removal takes effect at once", async () => {
  await using keto = await Keto.start();
  await using under = await onKeto(keto);
  const server = new KetoServer(addressOf(keto));
  const forged: Tuple = {
    namespace: "Group",
    object: "moderators",
    relation: "members",
    subject: { user: "eve" },
  };
  const [, pending] = table.find(([what]) => what.includes("pending"))!;
  const stale: Tuple = {
    namespace: "Ticket",
    object: pending.value.id,
    relation: "owners",
    subject: { user: "eve" },
  };
  await server.change([forged, stale].map((tuple) => ({ action: "insert", tuple })));
  assertEquals(await under.permissions.allows("eve", "review", moderators), false);
  assertEquals(await under.permissions.allows("eve", "edit", pending), false);
  assertEquals(
    await under.permissions.allows("alice", "edit", pending),
    true,
    "before its tuple is written",
  );

  await under.addMember("moderators", "mia");
  assertEquals(await under.permissions.allows("mia", "review", moderators), true);
  await removeMember(under, "moderators", "mia");
  assertEquals(
    await under.permissions.allows("mia", "review", moderators),
    false,
    "before its tuple is removed",
  );
  await addMember(under, "moderators", "mia");
  await under.permissions.mirror!.remove([{ ...forged, subject: { user: "mia" } }]);
  assertEquals(
    await under.permissions.allows("mia", "review", moderators),
    false,
    "after its tuple is removed at Keto",
  );
});

Deno.test("while Keto is down or silent nothing that depends on it is granted, and the rest works", async () => {
  await using keto = await Keto.start();
  await using bench = await openBench();
  const permissions = createKetoPermissions({ ...bench, ...addressOf(keto), withinMs: 200 });
  await addMember(bench, "moderators", "mia");
  const [, shown] = table.find(([what]) => what.includes("available"))!;
  for (const stop of [() => keto.freeze(), () => keto.kill()]) {
    await stop();
    await assertRejects(
      () => permissions.allows("mia", "review", moderators),
      PermissionsUnavailable,
    );
    await assertRejects(() => permissions.groupsOf("mia"), PermissionsUnavailable);
    assertEquals(await permissions.groupsOf("bob"), []);
    assertEquals(await permissions.allows("bob", "review", moderators), false);
    assertEquals(await permissions.allows(null, "view", shown), true);
    assertEquals(await permissions.allows("alice", "edit", shown), true);
  }
});

Deno.test("repeated writes leave the relations right, and a repair adds missing tuples and removes surplus ones", async () => {
  await using keto = await Keto.start();
  await using under = await onKeto(keto);
  const mirror = under.permissions.mirror!;
  const [, order] = table.find(([what]) => what === "an order")!;
  await Promise.all([under.know([order]), under.know([order])]);
  await under.know([order]);
  assertEquals((await mirror.read("Order", order.value.id)).length, 3);

  await under.addMember("moderators", "mia");
  const server = new KetoServer(addressOf(keto));
  const mia: Tuple = {
    namespace: "Group",
    object: "moderators",
    relation: "members",
    subject: { user: "mia" },
  };
  const eve = { ...mia, subject: { user: "eve" } };
  await server.change([mia, eve].map((tuple) => ({ action: "insert", tuple })));
  const before = await compareRelations({ ...under, mirror }, false);
  // This database does not have the order, so its three tuples are surplus.
  assertEquals([before.missing, before.surplus], [0, 5], before.named.join("\n"));
  assert(before.named.includes("- Group:moderators#members@eve"));
  await compareRelations({ ...under, mirror }, true);
  const after = await compareRelations({ ...under, mirror }, false);
  assertEquals([after.objects, after.missing, after.surplus], [1, 0, 0], after.named.join("\n"));
  // Tuples written by others, with any relation, are found and removed, and only those.
  const foreign = [
    { ...eve, relation: "review" },
    { ...eve, subject: { namespace: "Group", object: "operators", relation: "view" } },
  ];
  await server.change(foreign.map((tuple) => ({ action: "insert", tuple })));
  // Keto returns them in any order.
  assertEquals((await compareRelations({ ...under, mirror }, true)).named.sort(), [
    "- Group:moderators#members@(Group:operators#view)",
    "- Group:moderators#review@eve",
  ]);
  assertEquals((await mirror.read("Group", "moderators")).map(tupleText), [tupleText(mia)]);
  await mirror.remove([mia]);
  assertEquals((await compareRelations({ ...under, mirror }, true)).missing, 1);
  assertEquals(await under.permissions.allows("mia", "review", moderators), true);
});
