/**
 * `deno task simulate --seed N --steps M [--schedules K] [--tell]`: runs schedules starting at a seed,
 * stops at the first one with a problem, shrinks it and prints its story.
 */
import { argumentsOf, flag, whole } from "#app/arguments.ts";
import { planOf } from "./plan.ts";
import { run } from "./run.ts";
import { report } from "./report.ts";
import { loadTree } from "./tree.ts";

const STEPS = 120;

const { options: { seed: first, steps, schedules, tell } } = argumentsOf(
  "deno task simulate [--seed N] [--steps M] [--schedules K] [--tell]",
  { seed: whole(1, 1), steps: whole(1, STEPS), schedules: whole(1, 1), tell: flag },
);

const tree = await loadTree();
const began = performance.now();
const sums: Record<string, number> = {};
for (let seed = first; seed < first + schedules; seed++) {
  const plan = planOf(seed, steps);
  const { wrongs, story, counts } = await run(plan, tree, tell);
  for (const [what, count] of Object.entries(counts)) sums[what] = (sums[what] ?? 0) + count;
  if (tell) console.log(story.join("\n"));
  if (wrongs.length === 0) continue;
  console.log(await report(plan, tree));
  Deno.exit(1);
}
const seconds = (performance.now() - began) / 1_000;
console.log(`${schedules} schedules of ${steps} steps in ${seconds.toFixed(1)} s, nothing wrong.`);
for (const [what, count] of Object.entries(sums).sort()) console.log(`  ${what}: ${count}`);
