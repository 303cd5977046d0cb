/** The project's own sources, for tests that read them. */

const ROOT = new URL("../../", import.meta.url);

/** TypeScript files of these folders; paths from the project's root. */
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
