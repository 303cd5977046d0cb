/** Broken rules quote the code that they break. This finds in no time the quotes that a change of the code left behind. */
import { assertEquals } from "@std/assert";
import { allMutations } from "./all.ts";
import { changedSources, readProject } from "./mutated_tree.ts";
import { watchMutations } from "./watch.ts";

Deno.test("each broken rule quotes code that stands once in its file", async () => {
  const { sources } = await readProject();
  const wrong: string[] = [];
  for (const mutation of [...allMutations, ...watchMutations]) {
    try {
      changedSources(mutation, sources);
    } catch (e) {
      wrong.push((e as Error).message);
    }
  }
  assertEquals(wrong, []);
});
