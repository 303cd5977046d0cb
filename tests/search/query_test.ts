import { assert, assertEquals } from "@std/assert";
import { browsePageFields, browseSchema } from "#domain/search/query.ts";

const read = (fields: Record<string, string>) => browseSchema().safeParse(fields);
const paths = (fields: Record<string, string>) => {
  const result = read(fields);
  return result.success ? [] : result.error.issues.map((issue) => issue.path.join("."));
};

Deno.test("an empty address asks for the next concerts, 24 on a page", () => {
  assertEquals(browseSchema().parse({}), { sort: "date", limit: 24 });
});

Deno.test("empty fields of a form ask for nothing, and other parameters are ignored", () => {
  const asked = browseSchema().parse({ q: "", from: "", min: "", sort: "", limit: "", utm: "x" });
  const said = Object.entries(asked).filter(([, value]) => value !== undefined);
  assertEquals(Object.fromEntries(said), { sort: "date", limit: 24 });
});

Deno.test("everything that can be asked is read from strings", () => {
  assertEquals(
    browseSchema().parse({
      q: "blue",
      city: " Orléans ",
      from: "2030-01-01",
      to: "2030-01-01",
      min: "0",
      max: "99999999",
      status: "reserved",
      sort: "price",
      limit: "100",
      cursor: "abc",
    }),
    {
      q: "blue",
      city: "Orléans",
      from: "2030-01-01",
      to: "2030-01-01",
      min: 0,
      max: 99_999_999,
      status: "reserved",
      sort: "price",
      limit: 100,
      cursor: "abc",
    },
  );
});

Deno.test("what is out of range or unknown is an error of its field, never clamped", () => {
  for (
    const [field, value] of [
      ["limit", "0"],
      ["limit", "101"],
      ["limit", "-1"],
      ["limit", "1.5"],
      ["limit", "1e1"],
      ["sort", "cheapest"],
      ["status", "sold"],
      ["from", "2030-02-30"],
      ["from", "01/02/2030"],
      ["to", "2030-13-01"],
      ["to", "tomorrow"],
      ["min", "-1"],
      ["min", "12.50"],
      ["max", "1000000000000"],
      ["q", "x".repeat(201)],
      ["city", "x".repeat(81)],
      ["city", "a\u0000b"],
      ["cursor", "x".repeat(301)],
    ]
  ) assertEquals(paths({ [field]: value }), [field], `${field}=${value}`);
});

Deno.test("a range the wrong way round is an error of its second field", () => {
  assertEquals(paths({ from: "2030-01-02", to: "2030-01-01" }), ["to"]);
  assertEquals(paths({ min: "2", max: "1" }), ["max"]);
});

Deno.test("the page reads prices as people write them", () => {
  const page = browseSchema(browsePageFields("EUR"));
  assertEquals(page.parse({ min: "12.50", max: "20" }), {
    min: 1250,
    max: 2000,
    sort: "date",
    limit: 24,
  });
  assert(!page.safeParse({ min: "12.505" }).success);
  assert(!page.safeParse({ max: "cheap" }).success);
  assertEquals(browseSchema(browsePageFields("JPY")).parse({ min: "1250" }).min, 1250);
});
