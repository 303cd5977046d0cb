/** Relations as tuples for an external evaluator. */
import { assertEquals } from "@std/assert";
import { differenceOf, tuplesOf, tupleText } from "#domain/permissions/tuples.ts";
import type { Tuple } from "#domain/ports/permissions.ts";
import { subscribersOf } from "#workers/handlers.ts";
import { table } from "../adapters/permissions/permissions_contract.ts";

const thingOf = (name: string) => table.find(([what]) => what === name)![1];
const textsOf = (name: string) => {
  const thing = thingOf(name);
  return thing.namespace === "Group" ? [] : tuplesOf(thing).map(tupleText);
};

Deno.test("an object's tuples name its owner, its parent and the moderators' group", () => {
  assertEquals(textsOf("a ticket that is sold"), [
    "Ticket:ticket-sold#owners@alice",
    "Ticket:ticket-sold#moderators@(Group:moderators#members)",
  ]);
  assertEquals(textsOf("a public concert"), [
    "Concert:concert-public#moderators@(Group:moderators#members)",
  ]);
  assertEquals(textsOf("an order"), [
    "Order:order-1#owners@bob",
    "Order:order-1#parents@(Ticket:ticket-reserved#)",
    "Order:order-1#moderators@(Group:moderators#members)",
  ]);
  assertEquals(textsOf("a payment"), [
    "Payment:payment-1#owners@bob",
    "Payment:payment-1#parents@(Order:order-1#)",
  ]);
});

Deno.test("a group's tuples are its members", () => {
  const value = { id: "operators", members: ["otto", "olga"] };
  assertEquals(tuplesOf({ namespace: "Group", value }).map(tupleText), [
    "Group:operators#members@otto",
    "Group:operators#members@olga",
  ]);
});

Deno.test("missing, surplus and duplicate tuples are distinguished", () => {
  const member = (user: string): Tuple => ({
    namespace: "Group",
    object: "operators",
    relation: "members",
    subject: { user },
  });
  const [otto, olga, eve] = ["otto", "olga", "eve"].map(member);
  assertEquals(differenceOf([otto, olga], [otto, eve, otto]), {
    missing: [olga],
    surplus: [eve, otto],
  });
  assertEquals(differenceOf([otto], [otto]), { missing: [], surplus: [] });
});

Deno.test("outbox rows for relations are written only if another server stores the relations", () => {
  assertEquals(subscribersOf("order:created"), []);
  assertEquals(subscribersOf("group:changed"), []);
  assertEquals(subscribersOf("concert:created"), []);
  assertEquals(subscribersOf("concert:created", { mirrored: true }), [
    "permissions.mirror_concert",
  ]);
  assertEquals(subscribersOf("order:created", { mirrored: true }), ["permissions.mirror_order"]);
  assertEquals(subscribersOf("group:changed", { mirrored: true }), ["permissions.mirror_group"]);
});
