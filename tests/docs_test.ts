/** The documentation: what is generated is fresh; each link, path and task that is mentioned exists. */
import { assert, assertEquals } from "@std/assert";
import { statesPage } from "../tools/states.ts";

const root = new URL("../", import.meta.url);
const read = (path: string) => Deno.readTextFile(new URL(path, root));

const OUTSIDE = /^(\.git|\.output|\.fresh|\.vite|node_modules|data|coverage)$/;

/** Every file of the repository, and every folder (it ends with a slash), from the root. */
async function everything(folder = ""): Promise<string[]> {
  const found: string[] = [];
  for await (const { name, isDirectory } of Deno.readDir(new URL(folder || ".", root))) {
    if (OUTSIDE.test(name)) continue;
    const path = `${folder}${name}`;
    found.push(isDirectory ? `${path}/` : path);
    if (isDirectory) found.push(...await everything(`${path}/`));
  }
  return found;
}
const paths = new Set(await everything());
const folders = [...paths].filter((path) => /^[^/.]+\/$/.test(path)).map((path) =>
  path.slice(0, -1)
);
const pages = [...paths].filter((path) => /^[A-Z]+\.md$|^docs\/.*\.md$/.test(path));
const sources = [...paths].filter((path) => /\.(tsx?|css|js|ya?ml|sh)$|Dockerfile$/.test(path));

/** The anchors of a page, as GitHub makes them of its headings. */
function anchorsOf(page: string): Set<string> {
  const titles = page.replaceAll(/^```.*?^```/gms, "").matchAll(/^#+ (.*)$/gm);
  return new Set(
    [...titles].map(([, title]) =>
      title.toLowerCase().replaceAll(/[^\p{L}\p{N}\s_-]/gu, "").replaceAll(" ", "-")
    ),
  );
}

/** Links and mentions go by the folder of the text, by the root, or, short, by the end of a path. */
function finds(mention: string, from: string): string | undefined {
  const pattern = mention.replace(/\/$/, "").split(/(\*|…|<[^>]+>|\{[^}]+\})/).map((part) =>
    part === "*"
      ? "[^/]*"
      : part === "…"
      ? ".*"
      : part.startsWith("<")
      ? "[^/]+"
      : part.startsWith("{")
      ? `(${part.slice(1, -1).split(/, ?/).map(RegExp.escape).join("|")})`
      : RegExp.escape(part)
  ).join("");
  const beside = RegExp.escape(from.replace(/[^/]*$/, ""));
  const isInside = folders.includes(mention.split("/")[0]);
  const whole = new RegExp(`^(${beside})?${pattern}/?$`);
  const end = new RegExp(`(^|/)${pattern}/?$`);
  return [...paths].find((path) => whole.test(path)) ??
    (isInside ? undefined : [...paths].find((path) => end.test(path)));
}

/** What looks like a path of ours: it begins with a folder of the root, or ends like a file. */
function isPath(text: string): boolean {
  if (!/^[\w@][\w./@…<>{}, *[\]-]*$/.test(text) || /\s(?![^{]*\})|\.\.\//.test(text)) return false;
  const [first] = text.split("/");
  return (text.includes("/") && folders.includes(first)) || /\.(tsx?|md|css|sh)$/.test(text);
}

interface Mention {
  from: string;
  path: string;
  anchor?: string;
}

function mentionsIn(from: string, text: string, patterns: RegExp[]): Mention[] {
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(([, found]) => {
      const [path, anchor] = found.split("#");
      return { from, path, anchor };
    })
  ).filter(({ path }) => isPath(path));
}

async function isThere({ from, path, anchor }: Mention): Promise<boolean> {
  const found = finds(path, from);
  if (!found) return false;
  return !anchor || anchorsOf(await read(found)).has(anchor);
}

/** Examples of how files are named. */
const NOT_OURS = new Set(["snake_case.ts", "PascalCase.tsx"]);

const TICKED = /`([^`\n]+)`/g;
const PLAIN = new RegExp(
  `(?<![\\w/#."'\`])((?:${folders.join("|")})/[\\w./-]+\\.(?:tsx?|md|css|sh)(?:#[\\w-]+)?)`,
  "g",
);
const DOCS = /\b(docs\/[\w/-]+\.md(?:#[\w-]+)?)/g;

/** Comments of TypeScript, CSS, shell and YAML. */
const commentsOf = (path: string, source: string): string =>
  (/\.(tsx?|css|js)$/.test(path)
    ? source.match(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm)
    : source.match(/(?<=^|\s)#.*$/gm) ?? [])?.join("\n") ?? "";

Deno.test("docs/states.md is what the tables say", async () => {
  assertEquals(await read("docs/states.md"), statesPage(), "run `deno task states`");
});

Deno.test("links between the pages of the documentation lead somewhere, anchors included", async () => {
  const broken: string[] = [];
  let links = 0;
  for (const page of pages) {
    for (const [, target] of (await read(page)).matchAll(/\]\(([^)\s]+)[^)]*\)/g)) {
      if (/^(https?|mailto):/.test(target)) continue;
      links++;
      const url = new URL(target, new URL(page, root));
      const file = url.pathname.slice(root.pathname.length);
      const anchor = url.hash.slice(1);
      const exists = paths.has(file) || paths.has(`${file}/`);
      if (!exists || (anchor && !anchorsOf(await read(file)).has(anchor))) {
        broken.push(`${page} links to ${target}`);
      }
    }
  }
  assertEquals(broken, []);
  assert(links > 50, `only ${links} links were found`);
});

Deno.test("every path that the documentation mentions exists", async () => {
  const lost: string[] = [];
  let seen = 0;
  for (const page of pages) {
    for (const mention of mentionsIn(page, await read(page), [TICKED])) {
      seen++;
      if (NOT_OURS.has(mention.path) || await isThere(mention)) continue;
      lost.push(`${page} mentions ${mention.path}`);
    }
  }
  assertEquals(lost, []);
  assert(seen > 100, `only ${seen} were found`);
});

Deno.test("every path that a comment mentions exists, and every page of the documentation that code names", async () => {
  const lost: string[] = [];
  let seen = 0;
  for (const source of sources) {
    const text = await read(source);
    const mentions = [
      ...mentionsIn(source, commentsOf(source, text), [TICKED, PLAIN]),
      ...mentionsIn(source, text, [DOCS]),
    ];
    for (const mention of mentions) {
      seen++;
      if (NOT_OURS.has(mention.path) || await isThere(mention)) continue;
      lost.push(`${source} mentions ${mention.path}${mention.anchor ? `#${mention.anchor}` : ""}`);
    }
  }
  assertEquals(lost, []);
  assert(seen > 30, `only ${seen} were found`);
});

Deno.test("CONTRIBUTING describes every task, and no page names a task that is not there", async () => {
  const { tasks } = JSON.parse(await read("deno.json"));
  const described = (await read("CONTRIBUTING.md")).split("## Tasks")[1].split("## ")[0]
    .matchAll(/^\| `([\w:]+)`/gm);
  assertEquals([...described].map(([, name]) => name).sort(), Object.keys(tasks).sort());
  const unknown: string[] = [];
  for (const page of pages) {
    for (const [, name] of (await read(page)).matchAll(/deno(?:@[\d.]+)? task ([a-z][\w:]*)/g)) {
      if (!(name in tasks)) unknown.push(`${page}: deno task ${name}`);
    }
  }
  assertEquals(unknown, []);
});
