/** A short run of schemathesis on the API; `deno task fuzz` runs longer. */
import { assertEquals, assertMatch } from "@std/assert";
import { fuzz } from "../fuzz/fuzz.ts";

/** Requests of each phase and call. */
const EXAMPLES = 5;
/** The same requests each time: what other ones find is `deno task fuzz`'s to tell. */
const SEED = 7;

Deno.test("no call answers 5xx, with an undescribed status, or with what its schema forbids", async () => {
  const runs = await fuzz({ examples: EXAMPLES, seed: SEED, say: () => {} });
  for (const { who, code, output } of runs) {
    assertEquals(code, 0, `${who}:\n${output}`);
    assertMatch(output, /[1-9]\d{2,} generated/, who);
  }
  assertEquals(runs.length, 3);
});
