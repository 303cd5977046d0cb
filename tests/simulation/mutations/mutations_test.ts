/** The simulation finds each mutation within a limited number of schedules. */
import { assert } from "@std/assert";
import { allMutations } from "./all.ts";
import { FOUND_AT } from "./found_at.ts";
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
    const known = FOUND_AT[mutation.name] ?? 2;
    for (let tried = 1; tried <= (scene ? 1 : SCHEDULES); tried++) {
      // The known one comes second, in turn with the one in its place: the first run loads what the code keeps.
      const seed = tried === 2 ? known : tried === known ? 2 : tried;
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
