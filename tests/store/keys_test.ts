import { assert, assertStringIncludes } from "@std/assert";
import { listings } from "#domain/tickets/listing.ts";
import { allEntities, keysDocument } from "../../tools/keys.ts";

Deno.test("docs/keys.md is what the declarations say", async () => {
  const written = await Deno.readTextFile(new URL("../../docs/keys.md", import.meta.url));
  assert(written === await keysDocument(), "run `deno task keys`");
});

Deno.test("every declared entity is found, and shows the parts of its keys", async () => {
  assert((await allEntities()).includes(listings));
  const document = await keysDocument();
  assertStringIncludes(
    document,
    '`["offering", "by", "city_price", keyText(city), priceKey(o), startsAt, id]`',
  );
  assert(!document.includes("…"), "some key hides its parts");
});
