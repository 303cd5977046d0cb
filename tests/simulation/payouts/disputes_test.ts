/** Schedules with faults in which banks take buyers' money back, wholly or in part, and return it. */
import { assert, assertEquals } from "@std/assert";
import { planOf } from "../plan.ts";
import { report } from "../report.ts";
import { run } from "../run.ts";
import { loadTree } from "../tree.ts";

const SCHEDULES = 150;
const STEPS = 160;

Deno.test("disputes are won and lost, in part and again, in a hundred and fifty schedules, and each seller has what buyers do not have back", async () => {
  const tree = await loadTree();
  const sums: Record<string, number> = {};
  for (let seed = 1; seed <= SCHEDULES; seed++) {
    const plan = planOf(seed, STEPS, "disputes");
    const { wrongs, counts } = await run(plan, tree);
    assertEquals(wrongs.length, 0, wrongs.length > 0 ? await report(plan, tree) : "");
    for (const [what, count] of Object.entries(counts)) sums[what] = (sums[what] ?? 0) + count;
  }
  // Something that never happened was not tested.
  const least = { "dispute won": 20, "dispute lost": 8, "dispute lost in part": 20 };
  const ends = { "payout reversed": 5, "payouts in debt": 2 };
  for (const [what, count] of Object.entries({ ...least, ...ends })) {
    assert(sums[what] >= count, `${what}: ${sums[what]}`);
  }
});
