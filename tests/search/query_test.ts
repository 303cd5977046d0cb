/** Query parameters of a search: defaults, formats and limits. */
import { assert, assertEquals } from "@std/assert";
import { browseSchema, concertPageFilters, concertQuerySchema } from "#domain/search/query.ts";

const read = (fields: Record<string, string>) => browseSchema().safeParse(fields);
const paths = (fields: Record<string, string>) => {
  const result = read(fields);
  return result.success ? [] : result.error.issues.map((issue) => issue.path.join("."));
};

Deno.test("without parameters a search is by date with 24 tickets per page", () => {
  assertEquals(browseSchema().parse({}), { sort: "date", limit: 24 });
});

Deno.test("empty form fields count as absent, and unknown parameters are ignored", () => {
  const asked = browseSchema().parse({ q: "", from: "", min: "", sort: "", limit: "", utm: "x" });
  const present = Object.entries(asked).filter(([, value]) => value !== undefined);
  assertEquals(Object.fromEntries(present), { sort: "date", limit: 24 });
});

Deno.test("every parameter is parsed from a string", () => {
  assertEquals(
    browseSchema().parse({
      q: "blue",
      city: " Orléans ",
      from: "2030-01-01",
      to: "2030-01-01",
      min: "0",
      max: "99999999",
      status: "reserved",
      sort: "newest",
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
      sort: "newest",
      limit: 100,
      cursor: "abc",
    },
  );
});

Deno.test("an unknown or out-of-range value is an error of its field and never clamped", () => {
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

Deno.test("a reversed range is an error of its second field", () => {
  assertEquals(paths({ from: "2030-01-02", to: "2030-01-01" }), ["to"]);
  assertEquals(paths({ min: "2", max: "1" }), ["max"]);
});

Deno.test("the page accepts prices with decimals", () => {
  const page = concertQuerySchema(concertPageFilters("EUR"));
  assertEquals(page.parse({ min: "12.50", max: "20" }), {
    min: 1250,
    max: 2000,
    sort: "date",
    limit: 24,
  });
  assert(!page.safeParse({ min: "12.505" }).success);
  assert(!page.safeParse({ max: "cheap" }).success);
  assertEquals(concertQuerySchema(concertPageFilters("JPY")).parse({ min: "1250" }).min, 1250);
});

Deno.test("a list of concerts also takes a country and a number of tickets", () => {
  const read = (fields: Record<string, string>) => concertQuerySchema().safeParse(fields);
  assertEquals(concertQuerySchema().parse({ country: "fr", quantity: "2", status: "sold" }), {
    country: "FR",
    quantity: 2,
    sort: "date",
    limit: 24,
  });
  const refused: Record<string, string>[] = [
    { country: "France" },
    { quantity: "0" },
    { quantity: "7" },
    { limit: "0" },
    { min: "2", max: "1" },
  ];
  for (const fields of refused) assert(!read(fields).success, JSON.stringify(fields));
  const page = concertQuerySchema(concertPageFilters("EUR")).parse({ max: "12.50", quantity: "6" });
  assertEquals([page.max, page.quantity], [1250, 6]);
});
