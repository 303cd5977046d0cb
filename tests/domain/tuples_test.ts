/** The relations as tuples, and what of them an evaluator outside is told. */
import { assertEquals } from "@std/assert";
import { differenceOf, type Tuple, tuplesOf, tupleText } from "#domain/permissions/tuples.ts";
import { subscribersOf } from "#workers/handlers.ts";
import { table } from "../adapters/permissions/permissions_contract.ts";

const thingOf = (name: string) => table.find(([what]) => what === name)![1];
const textsOf = (name: string) => {
  const thing = thingOf(name);
  return thing.namespace === "Group" ? [] : tuplesOf(thing).map(tupleText);
};

Deno.test("an object's tuples are its owner, what it belongs to, and the moderators' group", () => {
  assertEquals(textsOf("a ticket that is sold"), [
    "Ticket:ticket-sold#owners@alice",
    "Ticket:ticket-sold#moderators@(Group:moderators#members)",
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

Deno.test("what is missing, too much or there twice is told apart", () => {
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

Deno.test("rows that tell of relations are written only where another server keeps them", () => {
  assertEquals(subscribersOf("order:created"), []);
  assertEquals(subscribersOf("group:changed"), []);
  assertEquals(subscribersOf("order:created", { mirrored: true }), ["permissions.mirror_order"]);
  assertEquals(subscribersOf("group:changed", { mirrored: true }), ["permissions.mirror_group"]);
});
