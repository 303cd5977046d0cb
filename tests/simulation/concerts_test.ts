/** Schedules with faults in which moderators cancel, move, correct and merge concerts, half done at any moment. */
import { assert, assertEquals } from "@std/assert";
import { planOf } from "./plan.ts";
import { report } from "./report.ts";
import { run } from "./run.ts";
import { loadTree } from "./tree.ts";

const SCHEDULES = 400;
const STEPS = 120;

Deno.test("concerts are cancelled and moved in four hundred schedules with faults, without a problem", async () => {
  const tree = await loadTree();
  const sums: Record<string, number> = {};
  for (let seed = 1; seed <= SCHEDULES; seed++) {
    const plan = { ...planOf(seed, STEPS), concerts: true };
    const { wrongs, counts } = await run(plan, tree);
    assertEquals(wrongs.length, 0, wrongs.length > 0 ? await report(plan, tree) : "");
    for (const [what, count] of Object.entries(counts)) sums[what] = (sums[what] ?? 0) + count;
  }
  // Something that never happened was not tested.
  for (const what of ["refunded", "cancelled/moderator", "money returned"]) {
    assert(sums[what] > 20, `${what}: ${sums[what]}`);
  }
});
