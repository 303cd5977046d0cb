/** Whoever declares an entity lists it too, or it would be missing from every backup. */
import { assertEquals } from "@std/assert";
import { allEntities } from "../../tools/keys.ts";
import { Exchange } from "../exchange.ts";

Deno.test("operators' work knows every entity that is declared anywhere", async () => {
  await using e = await Exchange.open();
  const known = e.x.ops.entities.map(({ name }) => name).sort();
  assertEquals(known, (await allEntities()).map(({ name }) => name).sort());
});
