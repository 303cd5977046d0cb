/** Reads the project's sources, for tests that check them. */

const ROOT = new URL("../../", import.meta.url);

/** The TypeScript files in these folders; `path` is relative to the project's root. */
export async function* sourcesOf(
  folders: string[],
): AsyncGenerator<{ path: string; source: string }> {
  for (const folder of folders) {
    for await (const entry of Deno.readDir(new URL(`${folder}/`, ROOT))) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory) yield* sourcesOf([path]);
      else if (/\.tsx?$/.test(entry.name)) {
        yield { path, source: await Deno.readTextFile(new URL(path, ROOT)) };
      }
    }
  }
}
