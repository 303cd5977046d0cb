/**
 * Generates docs/keys.md, the table of all database keys, from the declarations of the entities.
 * `deno task keys` writes it; `deno task keys --check` fails if it is stale.
 */
import { argumentsOf, flag } from "../app/arguments.ts";
import type { AnyEntity, Index, Sum } from "../store/entity/mod.ts";

const ROOT = new URL("../", import.meta.url);
const DOCUMENT = new URL("docs/keys.md", ROOT);
/** Where entities are declared. */
const FOLDERS = ["domain/", "adapters/"];

/** Keys of the store itself, which belong to no entity. */
const OWN_KEYS = [
  [
    '["outbox", dueAt, eventId, handler]',
    "{event, payload, attempt, emittedAt, since, claimant, lastError?, cause?}",
    "One handler's work for one event. `dueAt` is when it is due, or when its lease ends.",
  ],
  [
    '["outbox_dead", eventId, handler]',
    "as in the outbox",
    "Given up after its last attempt, until an operator replays or discards it.",
  ],
  [
    '["quarantine", ...key]',
    "{reason, foundAt, row?}",
    "The value, or the row of the outbox, under that key cannot be read.",
  ],
  [
    '["mark", name, id]',
    "when it was set, epoch ms",
    "What is made of the value with that id is to be made again. Deleted once it was.",
  ],
  [
    '["format"]',
    "a number",
    "The newest format that a process has written here; an older process stops when it meets it.",
  ],
  [
    '["op", txId]',
    "1",
    "Remote databases only: this commit was applied. Expires after a day.",
  ],
];

/** All entities exported by source files; no list is needed. */
export async function allEntities(): Promise<AnyEntity[]> {
  const found = new Map<string, AnyEntity>();
  for (const folder of FOLDERS) {
    for (const file of await sourcesIn(new URL(folder, ROOT))) {
      if (!/\bentity\(\{/.test(await Deno.readTextFile(file))) continue;
      for (const value of Object.values(await import(file.href))) {
        if (!isEntity(value)) continue;
        const other = found.get(value.name);
        if (other && other !== value) throw new Error(`Two entities are named ${value.name}`);
        found.set(value.name, value);
      }
    }
  }
  return [...found.values()].sort((a, b) => a.name < b.name ? -1 : 1);
}

async function sourcesIn(folder: URL): Promise<URL[]> {
  const files: URL[] = [];
  for await (const entry of Deno.readDir(folder)) {
    if (entry.isDirectory) files.push(...await sourcesIn(new URL(`${entry.name}/`, folder)));
    else if (entry.name.endsWith(".ts")) files.push(new URL(entry.name, folder));
  }
  return files;
}

const isEntity = (value: unknown): value is AnyEntity =>
  typeof value === "object" && value !== null && "schema" in value && "indexes" in value &&
  "name" in value;

/** The parts of an index key, read from its declaration: `(t) => [t.city, t.price]` → `city, price`. */
function partsOf(index: Index<unknown>): string {
  const text = index.declared.toString().replaceAll(/\s+/g, " ");
  const value = /^\(?(\w+)/.exec(text)?.[1];
  const arrays = [...text.matchAll(/\[([^[\]]+)\]/g)].map(([, parts]) => parts);
  const parts = arrays.at(-1) ?? "…";
  return parts.replaceAll(new RegExp(`\\b${value}\\.`, "g"), "").trim().replace(/,$/, "");
}

/** A table as `deno fmt` formats it. */
function table(head: string[], rows: string[][]): string {
  const widths = head.map((cell, column) =>
    Math.max(cell.length, ...rows.map((row) => row[column].length))
  );
  const line = (cells: string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}

function sectionOf(entity: AnyEntity): string {
  const { name, about, indexes } = entity;
  const rows = [[`\`["${name}", id]\``, "the value", ""]];
  for (const [key, index] of Object.entries<Index<unknown>>(indexes)) {
    const parts = partsOf(index);
    const tail = index.unique ? parts : `${parts}, id`;
    const kind = index.unique ? "unique" : "by";
    rows.push([`\`["${name}", "${kind}", "${key}", ${tail}]\``, "id", index.about]);
    if (!index.counted) continue;
    const [first] = parts.split(",");
    rows.push([`\`["${name}", "count", "${key}", ${first}]\``, "KvU64", "How many of them"]);
  }
  for (const [sum, { about, amounts }] of Object.entries<Sum<unknown>>(entity.sums)) {
    const parts = /parts: \[([^\]]+)\]/.exec(amounts.toString().replaceAll(/\s+/g, " "))?.[1] ??
      "…";
    rows.push([`\`["${name}", "sum", "${sum}", ${parts}]\``, "KvU64, signed", about]);
    rows.push([
      `\`["${name}", "carried", "${sum}", ${parts}]\``,
      "KvU64, signed",
      "The part of it from values that were removed",
    ]);
  }
  for (const [mark, about] of Object.entries<string>(entity.marks)) {
    rows.push([`\`["mark", "${mark}", id]\``, "when it was set, epoch ms", about]);
  }
  return `## ${name}\n\n${about}\n\n${table(["key", "value", "what for"], rows)}\n`;
}

export async function keysDocument(): Promise<string> {
  const own = OWN_KEYS.map(([key, value, about]) => [`\`${key}\``, value, about]);
  return `# Keys in the database

Generated from the declarations by \`deno task keys\`; do not edit. An index row is present only while
its declaration lists the value, and changes in the same commit as the value.

${(await allEntities()).map(sectionOf).join("\n")}
## The store's own

${table(["key", "value", "what for"], own)}
`;
}

if (import.meta.main) {
  const { options } = argumentsOf("deno task keys [--check]", { check: flag });
  const document = await keysDocument();
  if (!options.check) await Deno.writeTextFile(DOCUMENT, document);
  else if (document !== await Deno.readTextFile(DOCUMENT).catch(() => "")) {
    console.error("docs/keys.md is stale: run `deno task keys`");
    Deno.exit(1);
  }
}
