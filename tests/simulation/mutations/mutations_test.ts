/** The simulation finds each mutation within a limited number of schedules. */
import { assert } from "@std/assert";
import { allMutations } from "./all.ts";
import { mutatedTree } from "./mutated_tree.ts";
import { planOf } from "../plan.ts";
import { planOfScene } from "../scenes/scenes.ts";
import { run } from "../run.ts";

/** Most schedules that are tried; most mutations are found within a few. */
const SCHEDULES = 600;
const STEPS = 120;

for (const mutation of allMutations) {
  Deno.test(`it is found when ${mutation.name}`, async () => {
    const tree = await mutatedTree(mutation);
    const { scene, focus } = mutation;
    for (let seed = 1; seed <= (scene ? 1 : SCHEDULES); seed++) {
      const plan = scene ? planOfScene(scene) : planOf(seed, STEPS, focus);
      if ((await run(plan, tree)).wrongs.length === 0) continue;
      const words = (await run(plan, tree, true)).wrongs.join("; ");
      assert(mutation.finds.test(words), `seed ${seed} finds something else: ${words}`);
      // deno-lint-ignore no-console
      console.log(`seed ${seed}: ${words.split("\n")[0].slice(0, 120)}`);
      return;
    }
    assert(false, scene ? "not found" : `not found in ${SCHEDULES} schedules`);
  });
}
