/**
 * No page shows a status, a reason or another code of ours in place of a word. Every page is read in French, where an
 * English code stands out; `fill` refuses codes by its types (`words/fill.ts`).
 */
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { adapterEntities } from "#adapters/entities.ts";
import { domainEntities } from "#domain/entities.ts";
import { refusals } from "#domain/refusals.ts";
import { allVisits } from "../../browser/visits.ts";
import { startApp, test } from "../app.ts";

const app = await startApp();
Deno.test.afterAll(() => app.stop());

/** Codes that are words of the French pages, too. */
const FRENCH = new Set(["dispute", "page", "sandbox", "stripe", "code", "pages", "section"]);
/** Codes that are words of what people write on these pages, and names of a value's fields, which operators read. */
const WRITTEN = new Set(["said", "title", "venue", "city"]);

interface Def {
  type: string;
  entries?: Record<string, unknown>;
  values?: unknown[];
  shape?: Record<string, Schema>;
  options?: Schema[];
  [part: string]: unknown;
}
interface Schema {
  _zod: { def: Def };
}

/** The values of all enums in a schema. */
function codesIn(schema: Schema, seen = new Set<Schema>()): string[] {
  if (!schema?._zod || seen.has(schema)) return [];
  seen.add(schema);
  const { def } = schema._zod;
  if (def.type === "enum") return Object.values(def.entries!).map(String);
  if (def.type === "literal") return def.values!.filter((one) => typeof one === "string");
  const parts = [
    ...Object.values(def.shape ?? {}),
    ...def.options ?? [],
    ...["element", "innerType", "in", "out", "left", "right", "keyType", "valueType"]
      .map((part) => def[part] as Schema),
  ];
  return parts.flatMap((part) => codesIn(part, seen));
}

const codes = new Set(
  [
    ...[...domainEntities, ...adapterEntities].flatMap(({ schema }) =>
      codesIn(schema as unknown as Schema)
    ),
    ...Object.keys(refusals),
  ].filter((code) => /^[a-z][a-z_:.]{2,}$/.test(code) && !FRENCH.has(code) && !WRITTEN.has(code)),
);

/** What people read or hear of a page: without code samples, scripts and pictures. */
function readOut(html: string): string {
  const spoken = [...html.matchAll(/ (?:aria-label|alt|title|placeholder)="([^"]*)"/g)];
  // Operators choose a kind of stored value by its name.
  const named = html.replaceAll(/<option [^>]*value="([^"]+)"[^>]*>\1<\/option>/g, " ");
  const text = named.replaceAll(/<(script|style|code|pre|svg|template)\b[^>]*>.*?<\/\1>/gs, " ")
    .replaceAll(/<[^>]+>/g, " ");
  return [text, ...spoken.map(([, said]) => said)].join(" ");
}

const codesSaid = (text: string): string[] =>
  [...new Set(text.match(/[\p{L}_][\p{L}\p{N}_:.]*[\p{L}_]/gu) ?? [])].filter((word) =>
    codes.has(word)
  );

test("no page says a code in place of a word", async () => {
  assert(codes.size > 60, `only ${codes.size} codes are known`);
  for (const code of ["not_let_in", "awaiting:payment", "captured", "upheld", "claim_closed"]) {
    assert(codes.has(code), code);
  }
  const found: string[] = [];
  for (const [who, path] of await allVisits(app)) {
    // Made for developers, in English.
    if (["/api/docs", "/styleguide", "/mail"].includes(path)) continue;
    const browser = who ?? app.visitor();
    browser.cookies.set("lang", "fr");
    const html = await (await browser.get(path)).text();
    assert(/<html[^>]* lang="fr"/.test(html), path);
    found.push(...codesSaid(readOut(html)).map((code) => `${path}: ${code}`));
  }
  assertEquals(found, []);
});

test("what is wrong with a request as a whole is said in the reader's language", async () => {
  const headers = { "accept-language": "fr" };
  const french = async (path: string, init: RequestInit = {}) => {
    const res = await app.fetch(path, { ...init, headers: { ...headers, ...init.headers } });
    assertEquals(res.status, 400, path);
    return await res.text();
  };
  assertStringIncludes(await french("/?q=%FF"), "Envoyez du texte en UTF-8.");
  const form = { "content-type": "application/x-www-form-urlencoded", origin: app.origin };
  const body = new Uint8Array([0x65, 0x3d, 0xff]);
  assertStringIncludes(
    await french("/sign-in", { method: "POST", headers: form, body }),
    "Envoyez du texte en UTF-8.",
  );
});
