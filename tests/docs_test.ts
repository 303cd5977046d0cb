/** What is generated is fresh, and what is linked exists. */
import { assert, assertEquals } from "@std/assert";
import { statesPage } from "../tools/states.ts";

const root = new URL("../", import.meta.url);

Deno.test("docs/states.md is what the tables say", async () => {
  const written = await Deno.readTextFile(new URL("docs/states.md", root));
  assertEquals(written, statesPage(), "run `deno task states`");
});

Deno.test("links between the pages of the documentation lead somewhere", async () => {
  const pages = ["README.md", "CONTRIBUTING.md"];
  for (const folder of ["docs", "docs/decisions"]) {
    for await (const { name } of Deno.readDir(new URL(folder, root))) {
      if (name.endsWith(".md")) pages.push(`${folder}/${name}`);
    }
  }
  let links = 0;
  for (const page of pages) {
    const text = await Deno.readTextFile(new URL(page, root));
    for (const [, target] of text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)) {
      if (/^https?:/.test(target)) continue;
      const found = await Deno.stat(new URL(target, new URL(page, root))).catch(() => null);
      assert(found, `${page} links to ${target}`);
      links++;
    }
  }
  assert(links > 5);
});
