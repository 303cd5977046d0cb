/** The settings of the fuzzer name what no description of the API can say. */
import { assert, assertEquals } from "@std/assert";
import { operations } from "#web/api/operations/mod.ts";

const text = await Deno.readTextFile(new URL("../fuzz/schemathesis.toml", import.meta.url));
const named = new Set([...text.matchAll(/"(\w+)"/g)].map(([, name]) => name));

Deno.test("every call that takes a cursor or demands a version is named in the settings of the fuzzer", () => {
  const special = operations.filter(({ query, headers }) =>
    (query && "cursor" in query.shape) || headers?.includes("If-Match")
  );
  assert(special.length > 8, `${special.length}`);
  assertEquals(special.map(({ id }) => id).filter((id) => !named.has(id)), []);
});
