/** `docs/promises.md`: what the product promises is said where the page says, and each promise has its test. */
import { assert, assertEquals } from "@std/assert";
import { en } from "#words/en/mod.ts";

const read = (path: string) => Deno.readTextFile(new URL(`../${path}`, import.meta.url));

interface Promised {
  chapter: string;
  promise: string;
  path: string;
  test: string;
}

/** The rows of the page's tables. */
async function promises(): Promise<Promised[]> {
  const chapters = (await read("docs/promises.md")).split(/^## /m).slice(1);
  return chapters.flatMap((text) =>
    [...text.matchAll(/^\| (?!promise |-)(.+?) +\| `([^`]+)`: (.+?) +\|$/gm)].map((
      [, promise, path, test],
    ) => ({ chapter: text.split("\n")[0], promise, path, test }))
  );
}

function* textsOf(texts: unknown): Generator<string> {
  if (typeof texts === "string") yield texts;
  else for (const value of Object.values(texts as object)) yield* textsOf(value);
}

/** The sentence in a source of a test, which may be cut into several strings, or have gaps of its own. */
function isTestOf(source: string, test: string): boolean {
  const names = [...source.matchAll(/test\(\s*(["`])(.+?)\1,/gs)].map(([, , name]) => name);
  return names.some((name) =>
    new RegExp(`^${name.split(/\$\{[^}]*\}/).map(RegExp.escape).join(".+")}$`).test(test)
  );
}

Deno.test("every promise has a test, and every row of the page is read", async () => {
  const rows = await promises();
  assert(rows.length > 30, `${rows.length} promises`);
  const lines = (await read("docs/promises.md")).match(/^\| (?!promise |-).*$/gm)!;
  assertEquals(rows.length, lines.length);
  const missing: string[] = [];
  for (const { path, test } of rows) {
    const source = await read(path).catch(() => null);
    if (source === null || !isTestOf(source, test)) missing.push(`${path}: ${test}`);
  }
  assertEquals(missing, []);
  assert(!isTestOf(await read("tests/promises_test.ts"), "nobody tests this"));
});

Deno.test("what the page calls a promise is said by the product", async () => {
  const said = [...textsOf(en)];
  const readme = (await read("README.md")).replaceAll(/\s+/g, " ");
  const unsaid = (await promises()).filter(({ chapter, promise }) =>
    chapter === "The five"
      ? !readme.includes(`**${promise}**`)
      : !said.some((text) => text.includes(promise))
  );
  assertEquals(unsaid.map(({ promise }) => promise), []);
});

Deno.test("each of the README's five promises is on the page", async () => {
  const five = [...(await read("README.md")).matchAll(/^\d\. \*\*(.+?)\*\*/gm)].map(([, text]) =>
    text
  );
  assertEquals(five.length, 5);
  const kept = new Set((await promises()).map(({ promise }) => promise));
  assertEquals(five.filter((text) => !kept.has(text)), []);
});
