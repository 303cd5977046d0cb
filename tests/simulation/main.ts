/**
 * `deno task simulate --seed N --steps M [--schedules K] [--shrink off]`: runs schedules from a seed on,
 * stops at the first that goes wrong, and tells its shortest story.
 */
import { parseArgs } from "node:util";
import { planOf } from "./plan.ts";
import { run } from "./run.ts";
import { report } from "./report.ts";
import { loadTree } from "./tree.ts";

export const STEPS = 120;

const { values } = parseArgs({
  args: Deno.args,
  options: {
    seed: { type: "string", default: "1" },
    steps: { type: "string", default: String(STEPS) },
    schedules: { type: "string", default: "1" },
    tell: { type: "boolean", default: false },
  },
});
const whole = (text: string, name: string): number => {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number > 0) return number;
  console.error(`--${name} must be a whole number above 0, not ${text}`);
  Deno.exit(2);
};
const first = whole(values.seed, "seed");
const steps = whole(values.steps, "steps");
const schedules = whole(values.schedules, "schedules");

const tree = await loadTree();
const began = performance.now();
const sums: Record<string, number> = {};
for (let seed = first; seed < first + schedules; seed++) {
  const plan = planOf(seed, steps);
  const { wrongs, story, counts } = await run(plan, tree, values.tell);
  for (const [what, count] of Object.entries(counts)) sums[what] = (sums[what] ?? 0) + count;
  if (values.tell) console.log(story.join("\n"));
  if (wrongs.length === 0) continue;
  console.log(await report(plan, tree));
  Deno.exit(1);
}
const seconds = (performance.now() - began) / 1_000;
console.log(`${schedules} schedules of ${steps} steps in ${seconds.toFixed(1)} s, nothing wrong.`);
for (const [what, count] of Object.entries(sums).sort()) console.log(`  ${what}: ${count}`);
