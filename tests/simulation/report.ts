/** What is printed about a plan that goes wrong. */
import type { Plan } from "./plan.ts";
import { run } from "./run.ts";
import { shrink } from "./shrink.ts";
import type { Tree } from "./tree.ts";

export async function report(plan: Plan, tree: Tree): Promise<string> {
  const { wrongs: first } = await run(plan, tree);
  const shortest = await shrink(plan, tree);
  const { wrongs, story } = await run(shortest, tree, true);
  const { backend, processes, tickets } = shortest;
  return [
    `Seed ${plan.seed} with ${plan.steps.length} steps goes wrong: ${first.join("; ")}`,
    `The shortest story has ${shortest.steps.length} steps` +
    ` (${backend} database, ${processes} process${processes > 1 ? "es" : ""}, ${tickets} tickets):`,
    "",
    ...story.map((line) => `  ${line}`),
    "",
    `Wrong: ${wrongs.join("; ")}`,
    `Again: deno task simulate --seed ${plan.seed} --steps ${plan.steps.length}`,
  ].join("\n");
}
