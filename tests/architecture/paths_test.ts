/** Paths that a source resolves relative to itself still lead somewhere after the source has moved. */
import { assert, assertEquals } from "@std/assert";
import { ROOT, sources } from "./imports.ts";

const RELATIVE = /new URL\(\s*"(\.{1,2}\/[^"]*)",\s*import\.meta\.url,?\s*\)/g;
/** A path of steps upwards only; it must end at the project's root. */
const UPWARDS = /^(\.\.\/)+$/;

Deno.test("every path relative to a source exists, and one that only goes up leads to the root", async () => {
  const wrong: string[] = [];
  let read = 0;
  for await (const path of sources()) {
    const source = await Deno.readTextFile(new URL(path, ROOT));
    for (const [, relative] of source.matchAll(RELATIVE)) {
      read++;
      const url = new URL(relative, new URL(path, ROOT));
      if (!await isRight(url, relative)) wrong.push(`${path}: ${relative}`);
    }
  }
  assert(read > 20, `only ${read} paths were read`);
  assertEquals(wrong, []);
});

async function isRight(url: URL, relative: string): Promise<boolean> {
  if (UPWARDS.test(relative)) return url.href === ROOT.href;
  if (url.href.startsWith(`${ROOT.href}.output/`)) return true; // exists only after a build
  return await Deno.stat(url).then(() => true, () => false);
}
