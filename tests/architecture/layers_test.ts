/** The import rule of the architecture, kept by reading every source file's imports. */
import { assert, assertEquals } from "@std/assert";
import { type Import, importsIn, isOurs, ROOT, sources } from "./imports.ts";

/** What each room may import, itself included. Files that stand at the top are outside of the rooms. */
const LAYERS = {
  app: ["app", "adapters", "web", "workers", "domain", "store", "words"],
  routes: ["routes", "web", "islands", "workers", "domain", "store", "words"],
  web: ["web", "domain", "store", "words"],
  workers: ["workers", "domain", "store", "words"],
  domain: ["domain", "store", "words"],
  store: ["store"],
  adapters: ["adapters", "domain", "store", "words"],
  islands: ["islands", "web/browser", "web/parts", "words"],
  "web/browser": ["web/browser", "web/parts", "words"],
  "web/parts": ["web/parts", "words"],
  words: ["words"],
} as const;
type Layer = keyof typeof LAYERS;

/** Components and what runs in the browser: they are given plain props, and know types alone. */
const isComponent = (path: string): boolean =>
  /^(islands|web\/browser)\//.test(path) || /^web\/.*\.tsx$/.test(path);
/** What a component's file may import: nothing that the server decides with. */
const FOR_COMPONENTS = /^(islands|words|web\/(parts|pages|browser))\//;
/** Deciding is not the adapters' business: they see ports, schemas and pure functions. */
const NOT_FOR_ADAPTERS = /^domain\/trade\/|(^|\/)(commands|queries|on_events)\.ts$/;

/** Here the process is put together and its adapters are chosen. */
const PICKS_ADAPTERS = /^(app\/.*|adapters\/mod)\.ts$/;

const layerOf = (path: string): Layer | null => {
  const folders = path.split("/").slice(0, -1);
  const [room, part] = [folders[0], folders.slice(0, 2).join("/")];
  const layer = part in LAYERS ? part : room;
  return layer in LAYERS ? layer as Layer : null;
};

/** The folders of web, from the lowest: a file takes values from its own folder and from lower ones. */
const WEB_ORDER = ["answer", "request", "api", "live", "parts", "pages"];
/** What runs in the browser ranks above all of them, `web/addresses.ts` below. */
function webRank(path: string): number {
  const [room, folder, ...file] = path.split("/");
  if (room !== "web" || file.length === 0) return -1;
  const rank = WEB_ORDER.indexOf(folder);
  return rank === -1 ? WEB_ORDER.length : rank;
}

/** One of several adapters of a port, which has a folder of its own. */
function adapterOf(path: string): { port: string; name: string } | null {
  const [layer, port, name, ...file] = path.split("/");
  return layer === "adapters" && file.length > 0 ? { port, name } : null;
}

/** What is wrong with an import, in words; null when it is allowed. */
function problemWith({ from, to, typeOnly }: Import): string | null {
  const [source, target] = [layerOf(from), layerOf(to)];
  if (target === "adapters" && source !== "adapters" && source !== "app") {
    return `${from} imports ${to}: only app/ names an adapter, also by type`;
  }
  if (source === null) return null;
  if (typeOnly && isComponent(from)) return null;
  if (isPlainModule(to)) return null;
  if (target === null) return `${from} imports ${to}`;
  if (source?.startsWith("web") && !typeOnly && webRank(to) > webRank(from)) {
    return `${from} imports ${to}: within web, values come from ${WEB_ORDER.join(" < ")}`;
  }
  const within = LAYERS[source].some((room) => to.startsWith(`${room}/`));
  if (!within) return `${from} imports ${to}: ${source} may use ${LAYERS[source].join(", ")}`;
  if (isComponent(from) && !FOR_COMPONENTS.test(to)) {
    return `${from} imports ${to}: a component takes types alone from there`;
  }
  if (source === "adapters" && target === "domain" && !typeOnly && NOT_FOR_ADAPTERS.test(to)) {
    return `${from} imports ${to}: adapters know the domain's ports and types, not its decisions`;
  }
  const [one, other] = [adapterOf(from), adapterOf(to)];
  if (one && other && one.port === other.port && one.name !== other.name) {
    return `${from} imports ${to}: what two adapters of a port share stands beside both`;
  }
  return null;
}

/** A stylesheet is not code. */
const isPlainModule = (to: string): boolean => to.endsWith(".css");

Deno.test("every source file imports from its own layer and those below it", async () => {
  const problems: string[] = [];
  let read = 0;
  for await (const path of sources()) {
    if (!isOurs(path)) continue;
    read++;
    problems.push(
      ...importsIn(path, await Deno.readTextFile(new URL(path, ROOT))).map(problemWith).filter((
        it,
      ) => it !== null),
    );
  }
  assert(read > 20, `only ${read} files were read`);
  assertEquals(problems, []);
});

/** Each with a library of megabytes, or a connection to somewhere. */
const LATE =
  /^adapters\/(identity\/ory|payments\/stripe|mail\/smtp|clients\/hydra\/mod|permissions\/keto)/;

Deno.test("what speaks to a real server is loaded only where one is configured", async () => {
  const late: string[] = [];
  for await (const path of sources()) {
    if (!PICKS_ADAPTERS.test(path)) continue;
    const source = await Deno.readTextFile(new URL(path, ROOT));
    const atOnce = source.replaceAll(/\bimport\([^)]*\)/g, "");
    late.push(...importsIn(path, source).map(({ to }) => to).filter((to) => LATE.test(to)));
    assertEquals(
      importsIn(path, atOnce).filter(({ to, typeOnly }) => !typeOnly && LATE.test(to)),
      [],
    );
  }
  assert(late.length >= 3, `only ${late} are loaded late`);
});

Deno.test("each adapter stands in the folder of its port; only the two that name them all stand outside", async () => {
  const outside: string[] = [];
  for await (const path of sources("adapters/")) {
    if (path.split("/").length === 2) outside.push(path);
  }
  assertEquals(outside.sort(), ["adapters/entities.ts", "adapters/mod.ts"]);
});

/** What settles each of these needs no clock: it is our own code, or a thread that always answers. */
const SETTLES_WITHOUT_CLOCK: Record<string, string> = {
  "adapters/identity/local/hasher.ts": "scrypt answers, and then the next in line goes",
  "store/commit/group_committer.ts": "each waiting commit is settled with its group",
  "store/commit/locks.ts": "whoever holds a key leaves it in a finally",
  "workers/timers.ts": "a signal is set again by the sweep",
  "web/answer/kept_pages.ts": "who makes the page settles it in a finally",
};

Deno.test("a promise that only an event settles has a deadline", async () => {
  const without: string[] = [];
  for await (const path of sources()) {
    if (!["adapters", "web", "workers", "store"].includes(layerOf(path) ?? "")) continue;
    const source = await Deno.readTextFile(new URL(path, ROOT));
    if (!/new Promise\b|withResolvers/.test(source)) continue;
    if (!/setTimeout\(|timers\.after\(|AbortSignal\.timeout\(/.test(source)) without.push(path);
  }
  assertEquals(without.sort(), Object.keys(SETTLES_WITHOUT_CLOCK).sort());
});

const forbidden: [from: string, source: string][] = [
  ["store/read/query.ts", `import { fold } from "#domain/text.ts";`],
  ["store/read/reader.ts", `import { fill } from "#words/fill.ts";`],
  ["store/read/query.ts", `import { relay } from "#workers/relay.ts";`],
  ["domain/orders/commands.ts", `import { createSandbox } from "#adapters/payments/sandbox.ts";`],
  ["domain/orders/commands.ts", `import type { Sandbox } from "#adapters/payments/sandbox.ts";`],
  ["domain/orders/commands.ts", `import { problem } from "#web/answer/problem.ts";`],
  ["domain/orders/commands.ts", `export * from "../../routes/index.tsx";`],
  ["domain/tickets/queries.ts", `const { System } = await import("../../app/system.ts");`],
  ["workers/relay.ts", `import "#web/request/state.ts";`],
  ["routes/index.tsx", `import {\n  createMailer,\n} from "#adapters/mail/console.ts";`],
  ["routes/index.tsx", `import { openSystem } from "#app/system.ts";`],
  ["routes/index.tsx", `import type { System } from "#app/system.ts";`],
  ["web/request/context.ts", `import type { System } from "#app/system.ts";`],
  ["web/system.ts", `import type { Throttling } from "#adapters/throttle.ts";`],
  ["workers/start.ts", `import type { Config } from "#app/config/mod.ts";`],
  ["web/answer/page.ts", `import { readCookie } from "../request/cookies.ts";`],
  ["web/request/paging.ts", `import { pageFields } from "../api/inputs.ts";`],
  ["web/api/inputs.ts", `import { onePerField } from "../pages/sell/sell_form.ts";`],
  ["main.ts", `import { createMailer } from "#adapters/mail/console.ts";`],
  ["adapters/mail/console.ts", `import { reserveTicket } from "#domain/orders/commands.ts";`],
  ["adapters/mail/console.ts", `import { Page } from "#web/parts/Page.tsx";`],
  ["adapters/mod.ts", `import type { Config } from "#app/config/mod.ts";`],
  ["adapters/identity/ory/people.ts", `import { isLive } from "../local/session.ts";`],
  [
    "adapters/clients/hydra/use.ts",
    `import type { Token } from "#adapters/clients/local/token.ts";`,
  ],
  ["islands/Times.tsx", `import { isLapsed } from "#domain/orders/order.ts";`],
  ["web/parts/Money.tsx", `import Times from "#islands/Times.tsx";`],
  ["words/format.ts", `import { decimalsOf } from "#domain/money.ts";`],
  ["words/fill.ts", `import type { Badge } from "#web/parts/badges.ts";`],
  ["web/parts/Money.tsx", `import { decimalsOf } from '#domain/money.ts';`],
  ["web/parts/Meta.tsx", `import { CARD_SIZE } from "../pages/sharing/social_card.ts";`],
  ["islands/Live.tsx", `import { TicketStub } from "#web/pages/ticket/TicketStub.tsx";`],
];

Deno.test("each way of breaking the import rule is caught", () => {
  for (const [from, source] of forbidden) {
    const found = importsIn(from, source);
    assertEquals(found.length, 1, source);
    assert(problemWith(found[0]) !== null, `${from} may not ${source}`);
  }
});

const allowed: [from: string, source: string][] = [
  ["routes/index.tsx", `import { browseTickets } from "#domain/search/browse.ts";`],
  ["app/system.ts", `import { createMailer } from "#adapters/mail/console.ts";`],
  ["adapters/mail/console.ts", `import type { Mailer } from "#domain/ports/mail.ts";`],
  ["adapters/identity/ory/people.ts", `import { emailChanges } from "../email_change_row.ts";`],
  ["islands/Times.tsx", `import type { Money } from "#domain/money.ts";`],
  ["islands/Times.tsx", `import { TicketCard } from "#web/parts/TicketCard.tsx";`],
  ["domain/text.ts", `import { z } from "zod";`],
];

Deno.test("the import rule forbids nothing that the architecture allows", () => {
  for (const [from, source] of allowed) {
    assertEquals(importsIn(from, source).map(problemWith).filter((it) => it !== null), []);
  }
});

/** Who asks, by session or by token, and answering a repeated request once. */
const KNOWN_TO_REQUESTS = ["users", "groups", "permissions", "clients", "ports", "idempotency"];
/** The platform's own names of the query of an address. */
const OF_THE_PLATFORM = /\burl\.search\b|URLSearchParams/g;

/** The words of a source text, comments left out; "ticketId" is two of them. */
const wordsIn = (source: string): Set<string> =>
  new Set(
    source.replaceAll(/\/\*.*?\*\/|(?<=^|\s)\/\/.*$/gms, "").replaceAll(OF_THE_PLATFORM, "")
      .replaceAll(/([a-z])([A-Z])/g, "$1 $2").toLowerCase().match(/[a-z]+/g),
  );

/** The folders of the domain that a source text of `web/request` names. */
function nounsNamedBy(source: string, nouns: readonly string[]): string[] {
  const words = wordsIn(source);
  return nouns.filter((noun) => words.has(noun) || words.has(noun.replace(/s$/, "")));
}

Deno.test("web/request names no noun of the domain but who asks", async () => {
  const nouns = ["holds"];
  for await (const { name, isDirectory } of Deno.readDir(new URL("domain/", ROOT))) {
    if (isDirectory && !KNOWN_TO_REQUESTS.includes(name)) nouns.push(name);
  }
  assert(nouns.includes("tickets") && nouns.includes("orders"), nouns.join());
  assertEquals(nounsNamedBy("const x = state.ticketId; // an order", nouns), ["tickets"]);
  const named: string[] = [];
  for await (const path of sources("web/request/")) {
    const source = await Deno.readTextFile(new URL(path, ROOT));
    named.push(...nounsNamedBy(source, nouns).map((noun) => `${path} names ${noun}`));
  }
  assertEquals(named, []);
});

/** What people and programs send is parsed in these; a text in them is one of `domain/text.ts`. */
const INPUTS =
  /^(web\/api\/inputs|app\/admin\/answer|domain\/([a-z]+\/(input|query)|ops\/(operations|decisions)))\.ts$/;
/** A pattern of its own says more than that a text is whole; so does an id. */
const BARE_TEXT = /z\s*\.string\([^)]*\)(?!\s*\.(regex|refine|transform))/;

Deno.test("whatever takes a text from outside takes no half characters: it is made of domain/text.ts", async () => {
  let read = 0;
  for await (const path of sources()) {
    if (!INPUTS.test(path)) continue;
    read++;
    const source = await Deno.readTextFile(new URL(path, ROOT));
    assertEquals(BARE_TEXT.exec(source)?.[0], undefined, path);
  }
  assert(read >= 7, `${read} files`);
});
