/** The built app is killed under load, and nothing it acknowledged is lost. `deno task crash` runs longer. */
import { assert, assertEquals } from "@std/assert";
import { crash } from "./run.ts";

Deno.test("three kills under load lose nothing acknowledged, and sell no ticket twice", async () => {
  const seed = Math.floor(Math.random() * 1_000_000);
  const { violations, orders, cutOff } = await crash({ kills: 3, seed });
  assertEquals(violations, [], `seed ${seed}`);
  assert(orders > 0 && cutOff > 0, `seed ${seed}: ${orders} orders, ${cutOff} requests cut off`);
});
