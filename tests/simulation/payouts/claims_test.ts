/** Schedules with faults in which buyers claim, sellers answer and banks ask while sellers are paid. */
import { assert, assertEquals } from "@std/assert";
import { planOf } from "../plan.ts";
import { report } from "../report.ts";
import { run } from "../run.ts";
import { loadTree } from "../tree.ts";

const SCHEDULES = 150;
const STEPS = 160;

Deno.test("claims, verdicts and disputes (won, lost, lost in part) race with payouts in a hundred and fifty schedules, and buyer and seller never both have the money", async () => {
  const tree = await loadTree();
  const sums: Record<string, number> = {};
  for (let seed = 1; seed <= SCHEDULES; seed++) {
    const plan = planOf(seed, STEPS, "claims");
    const { wrongs, counts } = await run(plan, tree);
    assertEquals(wrongs.length, 0, wrongs.length > 0 ? await report(plan, tree) : "");
    for (const [what, count] of Object.entries(counts)) sums[what] = (sums[what] ?? 0) + count;
  }
  // Something that never happened was not tested.
  const least = { "claim upheld": 15, "claim rejected": 15, "claim withdrawn": 3 };
  const banks = { "dispute won": 10, "dispute lost": 1, "dispute lost in part": 1 };
  for (const [what, count] of Object.entries({ ...least, ...banks })) {
    assert(sums[what] >= count, `${what}: ${sums[what]}`);
  }
});
