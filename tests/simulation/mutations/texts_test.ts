/** Broken rules quote the code that they break. This finds in no time the quotes that a change of the code left behind. */
import { assertEquals } from "@std/assert";
import { allMutations } from "./all.ts";
import { FOUND_AT } from "./found_at.ts";
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

Deno.test("the schedules that are known belong to broken rules", () => {
  const names = new Set(allMutations.map(({ name }) => name));
  assertEquals(Object.keys(FOUND_AT).filter((name) => !names.has(name)), []);
});
