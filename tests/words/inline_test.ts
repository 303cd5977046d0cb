/** No page has a text outside of the catalogue, where it would not be translated. */
import { parseAst } from "rolldown/parseAst";
import { assert, assertEquals } from "@std/assert";
import { sourcesOf } from "./sources.ts";

interface Node {
  type: string;
  [field: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof (value as Node).type === "string";

/** Attributes that no person reads. */
const TECHNICAL = new Set([
  "class",
  "content",
  "d",
  "href",
  "key",
  "media",
  "name",
  "points",
  "style",
  "transform",
  "viewBox",
]);

/** Two words, or one with a capital letter, as labels begin. */
const SPOKEN = /\p{L}{2,}\P{L}*\s\P{L}*\p{L}{2,}|^\s*\p{Lu}\p{Ll}/u;

/** Markup, and strings for browsers and programs: policies, types, header fields, classes of CSS and code. */
const FOR_MACHINES =
  /^[<"]|'none'|charset=|realm=|^(private|public), |^attachment;|^[a-z]+-[a-z-]+( [a-z]+-[a-z-]+)+$|^([A-Z][a-z]+){2,}$/;

/** The strings of a source that people may read and that are not from the catalogue. */
function inlineTexts(path: string, source: string): string[] {
  const found: string[] = [];
  /** `shown`: the value is rendered as text, so people read every letter of it. */
  const visit = (node: Node, shown: boolean): void => {
    if (node.type === "ImportDeclaration" || node.type.startsWith("TS")) return;
    if (node.type === "ThrowStatement" || isLogged(node)) return;
    if (node.type === "JSXAttribute" && TECHNICAL.has((node.name as Node).name as string)) return;
    const text = textIn(node);
    // Elsewhere a lower-case word may be a name in the code.
    const read = shown ? /\p{L}/u : SPOKEN;
    if (text !== null && read.test(text) && !FOR_MACHINES.test(text)) {
      found.push(`${path}: ${text.trim()}`);
    }
    for (const [field, value] of Object.entries(node)) {
      for (const child of Array.isArray(value) ? value : [value]) {
        if (isNode(child)) visit(child, isShown(node, field, shown));
      }
    }
  };
  const lang = path.endsWith("x") ? "tsx" : "ts";
  visit(parseAst(source, { lang }, path) as unknown as Node, false);
  return found;
}

/** A call such as `system.log.error("…")`: only operators read it. */
function isLogged(node: Node): boolean {
  const callee = node.type === "CallExpression" ? node.callee as Node : null;
  const object = callee?.type === "MemberExpression" ? callee.object as Node : null;
  return object?.type === "MemberExpression" && (object.property as Node).name === "log";
}

/** Whether the values of this field are rendered as text. */
function isShown(node: Node, field: string, shown: boolean): boolean {
  switch (node.type) {
    case "JSXElement":
    case "JSXFragment":
      return field === "children";
    case "JSXExpressionContainer":
    case "TemplateLiteral":
      return shown && field !== "expressions";
    case "ConditionalExpression":
      return shown && field !== "test";
    case "LogicalExpression":
      return shown;
    default:
      return false;
  }
}

function textIn(node: Node): string | null {
  if (node.type === "JSXText" || node.type === "Literal") {
    return typeof node.value === "string" ? node.value : null;
  }
  return node.type === "TemplateElement" ? (node.value as { raw: string }).raw : null;
}

/**
 * For programs: the API and its reference, robots.txt, sitemaps, structured data, health checks.
 * Posters and the style of a file are markup; the style guide is for developers.
 */
const FOR_PROGRAMS = [
  /^routes\/(api|oauth2)\//,
  /^routes\/(readyz|robots\.txt)\.ts$/,
  /^web\/parts\/poster\.ts$/,
  /^web\/pages\/styleguide\//,
  /^web\/pages\/api_docs\/[a-z_]+\.ts$/,
  /^web\/pages\/sharing\/(meta|concert_meta|event|sitemap)\.ts$/,
  /^web\/pages\/oauth\/oauth_challenge\.ts$/,
  /^web\/pages\/claims\/evidence_style\.ts$/,
];

Deno.test("every text of a page, component or island is in the catalogue", async () => {
  const found: string[] = [];
  let read = 0;
  for await (const { path, source } of sourcesOf(["islands", "routes", "web/pages", "web/parts"])) {
    if (FOR_PROGRAMS.some((program) => program.test(path))) continue;
    read++;
    found.push(...inlineTexts(path, source));
  }
  assert(read > 40, `only ${read} files were read`);
  assertEquals(found, []);
});

Deno.test("each way of writing a text into a page is found", () => {
  const ways = [
    "<p>Sold</p>",
    "<p>{x} min</p>",
    "<p>{`for ${x}`}</p>",
    '<p>{open ? "open" : x}</p>',
    '<Field label="City" />',
    '<p aria-label="the rest" />',
    "<Title text={`Edit ${x}`} />",
    '<Empty title={open ? "No tickets yet" : x} />',
  ];
  for (const way of ways) assert(inlineTexts("a.tsx", `const a = ${way};`).length > 0, way);
  assert(inlineTexts("a.ts", `export const labels = { city: "Which city" };`).length > 0);
  assertEquals(inlineTexts("a.tsx", `const a = <p class="big red">{x}: {y} · </p>;`), []);
});
