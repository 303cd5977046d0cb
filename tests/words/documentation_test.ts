/** The documentation quotes the texts of pages as they are. */
import { assert, assertEquals } from "@std/assert";
import { catalogues } from "#words/languages.ts";

const docs = new URL("../../docs/", import.meta.url);

function* textsOf(texts: unknown): Generator<string> {
  if (typeof texts === "string") return yield texts;
  for (const value of Object.values(texts as Record<string, unknown>)) yield* textsOf(value);
}
const english = new Set([...textsOf(catalogues.en)].map((text) => text.toLowerCase()));

/** How a quotation of a page is introduced: `a page says "…"`, `under "…"`, `the button "…"`. */
const QUOTED = /(?:a page says|under|the button)\s+"([^"]+)"/g;
/** The names of buttons in `moderation.md` are bold. */
const BUTTONS = /\*\*((?:approve|reject|remove|dismiss|refuse)[^*]*)\*\*/gi;

Deno.test("texts of pages that the documentation quotes are in the catalogue", async () => {
  const unknown: string[] = [];
  let seen = 0;
  for await (const { name, isFile } of Deno.readDir(docs)) {
    if (!isFile || !name.endsWith(".md")) continue;
    const page = (await Deno.readTextFile(new URL(name, docs))).replaceAll(/\s+/g, " ");
    const quoted = [...page.matchAll(QUOTED)].map(([, text]) => text);
    const bold = name === "moderation.md"
      ? [...page.matchAll(BUTTONS)].map(([, text]) => text)
      : [];
    for (const text of [...quoted, ...bold]) {
      seen++;
      const lower = text.toLowerCase();
      // "Dismiss" stands for "Dismiss reports".
      const known = english.has(lower) || [...english].some((one) => one.startsWith(`${lower} `));
      if (!known) unknown.push(`docs/${name}: ${text}`);
    }
  }
  assertEquals(unknown, []);
  assert(seen >= 6, `only ${seen} were found`);
});
