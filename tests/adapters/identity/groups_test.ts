/** Groups and their members. */
import { assertEquals } from "@std/assert";
import { createLocalPermissions } from "#adapters/permissions/local.ts";
import { addMember, removeMember } from "#domain/groups/commands.ts";
import { groups, MAX_MEMBERS } from "#domain/groups/group.ts";
import { openBench, outcomeOf } from "../help.ts";

Deno.test("the first member creates the group; adding and removing are idempotent", async () => {
  await using bench = await openBench();
  const permissions = createLocalPermissions(bench);
  assertEquals(outcomeOf(await addMember(bench, "moderators", "mia")), "ok");
  assertEquals(outcomeOf(await addMember(bench, "moderators", "mia")), "ok");
  assertEquals(outcomeOf(await addMember(bench, "operators", "mia")), "ok");
  assertEquals((await bench.store.get(groups, "moderators"))?.members, ["mia"]);
  assertEquals(await permissions.groupsOf("mia"), ["moderators", "operators"]);
  assertEquals(outcomeOf(await removeMember(bench, "moderators", "mia")), "ok");
  assertEquals(outcomeOf(await removeMember(bench, "moderators", "mia")), "ok");
  assertEquals(await permissions.groupsOf("mia"), ["operators"]);
  assertEquals(await permissions.groupsOf("bob"), []);
});

Deno.test("two people added at the same time are both members", async () => {
  await using bench = await openBench();
  await Promise.all(["ann", "ben", "cem"].map((id) => addMember(bench, "moderators", id)));
  const { members } = (await bench.store.get(groups, "moderators"))!;
  assertEquals([...members].sort(), ["ann", "ben", "cem"]);
});

Deno.test("a full group accepts no more members, and an invalid name none", async () => {
  await using bench = await openBench();
  const members = Array.from({ length: MAX_MEMBERS }, (_, i) => `u${i}`);
  await bench.store.transact((tx) => tx.create(groups, { id: "full", members }));
  assertEquals(outcomeOf(await addMember(bench, "full", "one-more")), "invalid userId");
  assertEquals(outcomeOf(await addMember(bench, "full", "u1")), "ok");
  assertEquals(outcomeOf(await addMember(bench, "not a name", "")), "invalid group userId");
  assertEquals(outcomeOf(await removeMember(bench, "nobody", "mia")), "not_found");
});
