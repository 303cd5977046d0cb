/** Schedules with faults in which parts of sales are refunded at the provider and charged to the sellers. */
import { assert, assertEquals } from "@std/assert";
import { planOf } from "../plan.ts";
import { report } from "../report.ts";
import { run } from "../run.ts";
import { loadTree } from "../tree.ts";

const SCHEDULES = 150;
const STEPS = 160;

Deno.test("losses are charged to sellers while they are paid, banks decide and sales are refunded in a hundred and fifty schedules, and each seller has what is theirs", async () => {
  const tree = await loadTree();
  const sums: Record<string, number> = {};
  for (let seed = 1; seed <= SCHEDULES; seed++) {
    const plan = planOf(seed, STEPS, "charges");
    const { wrongs, counts } = await run(plan, tree);
    assertEquals(wrongs.length, 0, wrongs.length > 0 ? await report(plan, tree) : "");
    for (const [what, count] of Object.entries(counts)) sums[what] = (sums[what] ?? 0) + count;
  }
  // Something that never happened was not tested.
  const least = { "losses charged": 30, "payouts in debt": 1, "dispute lost in part": 5 };
  for (const [what, count] of Object.entries(least)) {
    assert(sums[what] >= count, `${what}: ${sums[what]}`);
  }
});
