/** The client as a package: compiled as for its users, and loaded from what was compiled. */
import { assert, assertEquals } from "@std/assert";

const ROOT = new URL("../../", import.meta.url);

Deno.test("the package compiles by itself, and what it exports works", async () => {
  // In there its dependency is found.
  const folder = await Deno.makeTempDir({ dir: new URL("node_modules/", ROOT).pathname });
  try {
    const tsc = new URL("node_modules/typescript/bin/tsc", ROOT).pathname;
    const { success, stdout } = await new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", tsc, "-p", "clients/typescript", "--outDir", folder],
      cwd: ROOT,
    }).output();
    assert(success, new TextDecoder().decode(stdout));
    await Deno.writeTextFile(`${folder}/package.json`, '{"type":"module"}');
    const { createApi, items } = await import(`file://${folder}/mod.js`);
    const answer = () => Promise.resolve(Response.json({ items: [{ id: "1" }] }));
    const api = createApi({ origin: "https://tickets.example", fetch: answer });
    const found = await Array.fromAsync(items(api, "/api/concerts", {}));
    assertEquals(found, [{ id: "1" }]);
    assert((await Deno.stat(`${folder}/mod.d.ts`)).isFile);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
