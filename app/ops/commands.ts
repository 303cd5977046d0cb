/** The command line's commands, and the operation that each one runs. */
import { isError } from "#store/base/errors.ts";
import type { OperationName } from "#domain/ops/operations.ts";
import { whyInput } from "#domain/ops/operator_log.ts";
import { en } from "#words/en/mod.ts";
import { inWords } from "#words/problems.ts";
import { BadArguments, flag, text, understand } from "../arguments.ts";

export type Command =
  /** `wrong`: what is wrong with the command line; null if help was asked for. */
  | { kind: "help"; wrong: string | null }
  /** An option that does not exist. */
  | { kind: "unknown"; what: string }
  | { kind: "export"; file: string; flags: Flags }
  | { kind: "import"; file: string; flags: Flags }
  /** All postings, page by page. */
  | { kind: "postings"; at: string | undefined }
  | {
    kind: "operation";
    operation: OperationName;
    args: unknown;
    /** What it permanently destroys, in words; null if nothing. */
    destroys: string | null;
    flags: Flags;
  };

export interface Flags {
  json: boolean;
  yes: boolean;
  why: string;
}

const AUDIT_FLAGS = ["person", "thing", "from", "to", "limit", "cursor"] as const;

const wrong = (what: string | null): Command => ({ kind: "help", wrong: what });

const OPTIONS = {
  json: flag,
  yes: flag,
  why: text,
  provider: flag,
  csv: flag,
  again: flag,
  at: text,
  seller: text,
  ...Object.fromEntries(AUDIT_FLAGS.map((name) => [name, text])) as Record<
    typeof AUDIT_FLAGS[number],
    typeof text
  >,
  help: flag,
};
/** More than any command takes; each command checks its own number. */
const MOST_WORDS = 10;

/** Never throws: an invalid command line becomes `help` or `unknown`. */
export function readCommand(argv: readonly string[]): Command {
  try {
    const { options, words } = understand(OPTIONS, MOST_WORDS, argv);
    if (options.help || words.length === 0) return wrong(null);
    const { json, yes, provider } = options;
    mustSuit(words, options);
    const why = whyOf(options.why);
    if (words[0] === "books" && words.length === 1) {
      return booksCommand(options, { json, yes, why });
    }
    const given = { provider, again: options.again, ...questionOf(options) };
    return commandOf(words, { json, yes, why }, given);
  } catch (error) {
    if (isError(error, "BadArguments")) return { kind: "unknown", what: error.message };
    return wrong(error instanceof Error ? error.message : String(error));
  }
}

/** Before anything is done. Throws `BadArguments`. */
function whyOf(given = ""): string {
  const why = whyInput.safeParse(given);
  if (why.success) return why.data;
  throw new BadArguments(`--why: ${inWords(why.error.issues[0].message, en)}`);
}

/** Options of single commands; the others suit every command. */
const SUITED: Record<string, readonly string[]> = {
  verify: ["provider"],
  "payouts settled": ["again"],
  "payouts repaid": ["again"],
  "payouts writeoff": ["again"],
  "payouts recover": ["again"],
  "payouts charge": ["again"],
  books: ["at", "seller", "csv", "cursor"],
  audit: AUDIT_FLAGS,
};
const FOR_ALL = ["json", "yes", "why", "help"];

/** Throws `BadArguments` for an option that this command would ignore. */
function mustSuit(words: string[], options: Record<string, unknown>): void {
  const verb = words.slice(0, 2).join(" ");
  const suited = [...FOR_ALL, ...SUITED[verb] ?? SUITED[words[0]] ?? []];
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || value === false || suited.includes(name)) continue;
    throw new BadArguments(`${words[0]} takes no --${name}`);
  }
}

/** Throws `BadArguments` if both are given. */
function notBoth(options: Record<string, unknown>, one: string, other: string): void {
  const isGiven = (name: string) => options[name] !== undefined && options[name] !== false;
  if (isGiven(one) && isGiven(other)) {
    throw new BadArguments(`books takes --${one} or --${other}, not both`);
  }
}

/** `books` with its options. */
function booksCommand(
  { csv, at, seller, cursor }: { csv: boolean; at?: string; seller?: string; cursor?: string },
  flags: Flags,
): Command {
  const given = { csv, at, seller, cursor, json: flags.json };
  notBoth(given, "seller", "csv");
  notBoth(given, "seller", "at");
  notBoth(given, "csv", "json");
  if (cursor !== undefined && seller === undefined) {
    throw new BadArguments("books takes --cursor with --seller only");
  }
  if (csv) return { kind: "postings", at };
  const [operation, args]: [OperationName, unknown] = seller === undefined
    ? ["books", { at }]
    : ["books.seller", { person: seller, cursor }];
  return { kind: "operation", operation, args, destroys: null, flags };
}

/** The options of `audit`. */
function questionOf(values: Record<string, unknown>): Record<string, unknown> {
  const given = AUDIT_FLAGS.filter((name) => values[name] !== undefined);
  const question = Object.fromEntries(given.map((name) => [name, values[name]]));
  return "limit" in question ? { ...question, limit: Number(question.limit) } : question;
}

function commandOf(
  words: string[],
  flags: Flags,
  { provider, again, ...question }: Record<string, unknown>,
): Command {
  const operation = (
    name: OperationName,
    args: unknown = {},
    destroys: string | null = null,
  ): Command => ({ kind: "operation", operation: name, args, destroys, flags });
  const [first, ...rest] = words;
  const verb = `${first} ${rest[0] ?? ""}`.trim();
  const [one, two, ...tooMany] = ALONE.has(first) ? rest : rest.slice(1);
  const expect = (count: number, what: string) => {
    const given = tooMany.length > 0 ? 3 : two !== undefined ? 2 : one !== undefined ? 1 : 0;
    if (given !== count) throw new Error(`${ALONE.has(first) ? first : verb} takes ${what}`);
  };
  const event = () => {
    if (one === undefined || tooMany.length > 0) {
      throw new Error(`${verb} takes an event's id (and a handler), or "all"`);
    }
    return one === "all" ? "all" : { eventId: one, handler: two };
  };

  switch (ALONE.has(first) ? first : verb) {
    case "status":
      expect(0, "nothing more");
      return operation("status");
    case "verify":
      expect(0, "nothing more");
      return operation("verify", { provider });
    case "audit":
      expect(0, "nothing more");
      return operation("audit", question);
    case "reconcile":
      expect(0, "nothing more");
      return operation("reconcile");
    case "reindex":
      expect(1, "an entity, or an entity and one of its indexes: ticket.date");
      return operation("reindex", { name: one });
    case "export":
    case "import":
      expect(1, "a file");
      return { kind: first as "export" | "import", file: one, flags };
    case "dead list":
      expect(0, "nothing more");
      return operation("dead.list");
    case "dead show":
      expect(1, "an event's id");
      return operation("dead.show", { eventId: one });
    case "dead replay":
      return operation("dead.replay", event());
    case "dead discard":
      return operation(
        "dead.discard",
        event(),
        one === "all" ? "all dead letters" : `event ${one}`,
      );
    case "quarantine list":
      expect(0, "nothing more");
      return operation("quarantine.list");
    case "quarantine show":
      expect(1, "a name from quarantine list");
      return operation("quarantine.show", { name: one });
    case "quarantine retry":
      expect(1, 'a name from quarantine list, or "all"');
      return operation("quarantine.retry", { name: one });
    case "quarantine discard":
      expect(1, "a name from quarantine list");
      return operation("quarantine.discard", { name: one }, `the stored value ${one}`);
    case "payouts list":
      expect(0, "nothing more");
      return operation("payouts.list");
    case "payouts settled":
      expect(1, 'an order\'s id, or "all"');
      return operation("payouts.settled", { orderId: one, again });
    case "payouts release":
    case "payouts block":
      expect(1, 'an order\'s id, or "all"');
      return operation(verb.replace(" ", ".") as OperationName, { orderId: one });
    case "payouts repaid":
    case "payouts writeoff":
    case "payouts recover":
      expect(2, "a seller's e-mail or id, and an amount such as 12.50");
      return operation(verb.replace(" ", ".") as OperationName, {
        person: one,
        amount: two,
        again,
      });
    case "payouts charge":
      expect(2, "an order's id, and an amount such as 12.50");
      return operation("payouts.charge", { orderId: one, amount: two, again });
    case "books opening":
      expect(1, "what the provider holds now, such as 1234.50");
      return operation("books.opening", { balance: one });
    case "permissions check":
    case "permissions repair":
      expect(0, "nothing more");
      return operation(verb === "permissions check" ? "permissions.check" : "permissions.repair");
    case "group list":
      expect(1, "a group: moderators, operators");
      return operation("group.list", { group: one });
    case "group add":
    case "group remove":
      expect(2, "a group, and an e-mail or an id");
      return operation(verb === "group add" ? "group.add" : "group.remove", {
        group: one,
        person: two,
      });
    default:
      return wrong(`There is no command "${words.join(" ")}".`);
  }
}

/** Commands of one word. */
const ALONE = new Set(["status", "audit", "verify", "reconcile", "reindex", "export", "import"]);
