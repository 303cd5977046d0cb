/** A short run of schemathesis on the API; `deno task fuzz` runs longer. */
import { assertEquals, assertMatch } from "@std/assert";
import { fuzz } from "../fuzz/fuzz.ts";

/** Requests per phase and operation. */
const EXAMPLES = 5;
/** Fixed, so that the test is repeatable; `deno task fuzz` varies it. */
const SEED = 7;

Deno.test("no operation answers 5xx, an undocumented status, or a body that violates its schema", async () => {
  const runs = await fuzz({ examples: EXAMPLES, seed: SEED, say: () => {} });
  for (const { who, code, output } of runs) {
    assertEquals(code, 0, `${who}:\n${output}`);
    assertMatch(output, /[1-9]\d{2,} generated/, who);
  }
  assertEquals(runs.length, 3);
});
