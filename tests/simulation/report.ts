/** The report about a plan that found a problem. */
import type { Plan } from "./plan.ts";
import { run } from "./run.ts";
import { shrink } from "./shrink.ts";
import type { Tree } from "./tree.ts";

export async function report(plan: Plan, tree: Tree): Promise<string> {
  const { wrongs: first } = await run(plan, tree);
  const shortest = await shrink(plan, tree);
  const { wrongs, story } = await run(shortest, tree, true);
  const { backend, processes, listings } = shortest;
  return [
    `Seed ${plan.seed} with ${plan.steps.length} steps goes wrong: ${first.join("; ")}`,
    `The shortest story has ${shortest.steps.length} steps` +
    ` (${backend} database, ${processes} process${
      processes > 1 ? "es" : ""
    }, ${listings} listings):`,
    "",
    ...abridged(story).map((line) => `  ${line}`),
    "",
    `Wrong: ${wrongs.join("; ")}`,
    `Again: deno task simulate --seed ${plan.seed} --steps ${plan.steps.length}`,
  ].join("\n");
}

/** Most lines of a story that are printed; the middle of a longer story is left out. */
const MAX_LINES = 150;
const LAST_LINES = 30;

function abridged(story: readonly string[]): readonly string[] {
  if (story.length <= MAX_LINES) return story;
  const left = story.length - MAX_LINES;
  return [
    ...story.slice(0, MAX_LINES - LAST_LINES),
    `… ${left} lines more …`,
    ...story.slice(-LAST_LINES),
  ];
}
