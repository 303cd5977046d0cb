/** `domain/trade` is pure: it decides about values and reaches neither the database, a port nor the clock. */
import { assert, assertEquals } from "@std/assert";

const ROOT = new URL("../../", import.meta.url);

interface Import {
  /** Path from the project's root, or the package's name. */
  to: string;
  /** Imported names; those with `type` are left out. */
  values: string[];
  types: string[];
}

function importsIn(path: string, source: string): Import[] {
  const statement = /(?:^|\n)(?:import|export)\s+(type\s+)?\{([^}]*)\}\s*from\s*"([^"]+)"/g;
  const found = [...source.matchAll(statement)].map(([, type, list, specifier]) => {
    const names = list.split(",").map((name) => name.trim()).filter(Boolean);
    const isType = (name: string) => type !== undefined || name.startsWith("type ");
    return {
      to: resolve(path, specifier),
      values: names.filter((name) => !isType(name)),
      types: names.filter(isType).map((name) => name.replace(/^type /, "")),
    };
  });
  const whole = /(?:^|\n)(?:import|export)\s+(?:\*[^"\n]*from\s*|\w+\s+from\s*)?"([^"]+)"/g;
  return [
    ...found,
    ...[...source.matchAll(whole)].map(([, to]) => ({
      to: resolve(path, to),
      values: ["*"],
      types: [],
    })),
  ];
}

function resolve(path: string, specifier: string): string {
  if (specifier.startsWith("#")) return specifier.slice(1);
  if (!specifier.startsWith(".")) return specifier;
  return new URL(specifier, `file:///${path}`).pathname.slice(1);
}

/** Values of other folders that decisions may call: pure functions over the values themselves. */
const PURE = new Set([
  "node:assert/strict",
  "words/problems.ts",
  "domain/books/balances.ts",
  "domain/books/causes.ts",
  "domain/books/dispute_causes.ts",
  "domain/books/entry.ts",
  "domain/books/known.ts",
  "domain/claims/claim.ts",
  "domain/claims/window.ts",
  "domain/decisions/content.ts",
  "domain/money.ts",
  "domain/orders/holds.ts",
  "domain/orders/order.ts",
  "domain/payouts/debt.ts",
  "domain/payouts/payout.ts",
  "domain/result.ts",
  "domain/tickets/input.ts",
  "domain/tickets/listing.ts",
  "domain/tickets/seat.ts",
  "domain/tickets/terms.ts",
  "domain/tickets/ticket.ts",
]);
/** How an entity begins in a source text; a transaction reads and writes entities. */
const ENTITY = /export const (\w+) = entity\(/g;
/** Anything that waits, or that answers differently each time. */
const IMPURE =
  /\bawait\b|\basync\b|\bPromise\b|\bDate\.now\b|\bnew Date\(\)|\bcrypto\b|\bMath\.random\b|\bfetch\(|\bDeno\b|\bimport\(/;

function problemsIn(path: string, source: string, entities: ReadonlySet<string>): string[] {
  const problems: string[] = [];
  for (const { to, values, types } of importsIn(path, source)) {
    if (to.startsWith("domain/trade/")) continue;
    if (to.startsWith("store/")) problems.push(`${path} imports ${to}`);
    else if (values.length > 0 && !PURE.has(to)) problems.push(`${path} imports values of ${to}`);
    const named = values.filter((name) => entities.has(name));
    if (named.length > 0) problems.push(`${path} imports the entity ${named} of ${to}`);
    if (types.includes("Tx")) problems.push(`${path} knows Tx`);
  }
  const code = source.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, "");
  const impure = IMPURE.exec(code)?.[0];
  if (impure) problems.push(`${path} contains ${impure}`);
  return problems;
}

async function sourcesIn(folder: string): Promise<[path: string, source: string][]> {
  const found: [string, string][] = [];
  for await (const entry of Deno.readDir(new URL(folder, ROOT))) {
    const path = `${folder}${entry.name}`;
    if (entry.isDirectory) found.push(...await sourcesIn(`${path}/`));
    else if (path.endsWith(".ts")) {
      found.push([path, await Deno.readTextFile(new URL(path, ROOT))]);
    }
  }
  return found;
}

const sources = await sourcesIn("domain/");
const entities = new Set(
  sources.flatMap(([, source]) => [...source.matchAll(ENTITY)].map(([, name]) => name)),
);

Deno.test("domain/trade imports no Tx, no store, no value of a port, no entity, and never waits", () => {
  const trade = sources.filter(([path]) => path.startsWith("domain/trade/"));
  assert(trade.length >= 10, `only ${trade.length} files were read`);
  assert(entities.has("orders") && entities.has("listings"), "the entities were not found");
  assertEquals(trade.flatMap(([path, source]) => problemsIn(path, source, entities)), []);
});

const broken = [
  `import type { Tx } from "#store/types.ts";`,
  `import { backOffMs } from "#store/base/backoff.ts";`,
  `import { BadNotice } from "../ports/payments.ts";`,
  `import { type Order, orders } from "../orders/order.ts";`,
  `import { emit } from "../events.ts";`,
  `import * as problems from "../load_world.ts";`,
  `const now = Date.now();`,
  `export const late = async () => {};`,
  `export { listPayments } from "../payments/queries.ts";`,
];

Deno.test("each way of making domain/trade impure is caught", () => {
  for (const source of broken) {
    assert(problemsIn("domain/trade/x.ts", source, entities).length > 0, source);
  }
});

Deno.test("types of entities and ports are no problem for domain/trade", () => {
  const source = [
    `import type { PaymentSnapshot } from "../ports/payments.ts";`,
    `import { isLive, type Order } from "../orders/order.ts";`,
    `import { says } from "#words/problems.ts";`,
    `/** No await in a comment counts. */`,
  ].join("\n");
  assertEquals(problemsIn("domain/trade/x.ts", source, entities), []);
});
