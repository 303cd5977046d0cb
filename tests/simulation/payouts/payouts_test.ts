/** Schedules with faults in which sellers are paid while orders are refunded, accounts change and calls are lost. */
import { assert, assertEquals } from "@std/assert";
import { planOf } from "../plan.ts";
import { report } from "../report.ts";
import { run } from "../run.ts";
import { loadTree } from "../tree.ts";

const SCHEDULES = 250;
const STEPS = 160;

Deno.test("sellers are paid once in two hundred and fifty schedules with faults, and owe what they cannot give back", async () => {
  const tree = await loadTree();
  const sums: Record<string, number> = {};
  for (let seed = 1; seed <= SCHEDULES; seed++) {
    const plan = { ...planOf(seed, STEPS, "payouts"), concerts: seed % 4 === 0 };
    const { wrongs, counts } = await run(plan, tree);
    assertEquals(wrongs.length, 0, wrongs.length > 0 ? await report(plan, tree) : "");
    for (const [what, count] of Object.entries(counts)) sums[what] = (sums[what] ?? 0) + count;
  }
  // Something that never happened was not tested.
  const least = { "payout sent": 40, "payout cancelled": 40, "payout reversed": 10 };
  const rare = { "payouts in debt": 3, "payouts refused by account": 2 };
  for (const [what, count] of Object.entries({ ...least, ...rare })) {
    assert(sums[what] >= count, `${what}: ${sums[what]}`);
  }
});
