/** A newcomer can take in the root and each folder at a glance. */
import { assert, assertEquals } from "@std/assert";
import { ROOT } from "./imports.ts";

const MAX_TOP_ENTRIES = 25;
const MAX_LOOSE_SOURCES = 2;
const MAX_FILES_IN_FOLDER = 25;

/** Pictures of the documentation are listed by nobody. */
const NOT_COUNTED = /^docs\/pictures\//;

/** Every file that git knows or would add; paths from the project's root. */
async function files(): Promise<string[]> {
  const { stdout, success } = await new Deno.Command("git", {
    args: ["ls-files", "--cached", "--others", "--exclude-standard"],
    cwd: ROOT,
  }).output();
  assert(success, "git ls-files failed");
  const paths = new TextDecoder().decode(stdout).split("\n").filter((path) => path !== "");
  const there = await Promise.all(
    paths.map((path) => Deno.stat(new URL(path, ROOT)).then(() => true, () => false)),
  );
  return paths.filter((_, at) => there[at]);
}

/** Folders with more files than one can take in, with how many. */
function crowded(paths: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const path of paths) {
    if (NOT_COUNTED.test(path)) continue;
    const folder = path.split("/").slice(0, -1).join("/");
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count > MAX_FILES_IN_FOLDER).map(([folder, count]) =>
    `${folder}: ${count} files`
  );
}

Deno.test("no folder has more than 25 files", async () => {
  assertEquals(crowded(await files()), []);
  const many = Array.from({ length: 26 }, (_, at) => `web/${at}.ts`);
  assertEquals(crowded(many), ["web: 26 files"]);
});

Deno.test("the root has at most 25 entries that show, and two loose sources", async () => {
  const top = new Set((await files()).map((path) => path.split("/")[0]));
  const shown = [...top].filter((name) => !name.startsWith("."));
  assert(shown.length <= MAX_TOP_ENTRIES, `${shown.length}: ${shown.join(" ")}`);
  const loose = shown.filter((name) => /\.tsx?$/.test(name));
  assert(loose.length <= MAX_LOOSE_SOURCES, loose.join(" "));
});
