/** The typed client in `clients/typescript` fits the API. */
import { assert, assertEquals } from "@std/assert";
import { clientSource } from "../../tools/client.ts";
import { ROOT } from "./imports.ts";

const readJson = async (path: string) => JSON.parse(await Deno.readTextFile(new URL(path, ROOT)));

Deno.test("the client's types are those of the OpenAPI document", async () => {
  const written = await Deno.readTextFile(new URL("clients/typescript/src/api.ts", ROOT));
  assert(written === await clientSource(), "run `deno task client`");
});

Deno.test("the client's package needs the versions with which it is tested", async () => {
  const [own, ours] = await Promise.all(
    ["clients/typescript/package.json", "package.json"].map(readJson),
  );
  for (const [name, version] of Object.entries({ ...own.dependencies, ...own.devDependencies })) {
    assertEquals(version, ours.devDependencies[name], name);
  }
});
