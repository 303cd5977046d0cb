/** `deno task ops`: the command line for operators. */
import { importLines } from "#domain/ops/backup.ts";
import { onlyReads, runOperation } from "#domain/ops/operations.ts";
import type { OpsAnswer } from "#domain/ops/ops.ts";
import { isError } from "#store/base/errors.ts";
import { type Command, type Flags, readCommand } from "./commands.ts";
import { USAGE } from "./usage.ts";
import { linesOfFile, writeLines } from "./files.ts";
import { CannotReach, openHere, type Reach, reach } from "./reach.ts";
import { textOf } from "./text.ts";

/** Exit codes, as USAGE says. */
const DONE = 0, FAILED = 1, NOT_UNDERSTOOD = 2, WRONG = 3;
/** Errors that are printed without a stack trace. */
const IN_WORDS = [
  "BadBackup",
  "CannotReach",
  "ConfigError",
  "CannotOpen",
  "DatabaseInUse",
  "SecretUnknown",
  "TooNew",
];

Deno.umask(0o077); // backups and databases created here are private
const env = Deno.env.toObject();
const by = `terminal:${env.USER ?? env.USERNAME ?? "somebody"}`;

Deno.exit(await main(readCommand(Deno.args)));

async function main(command: Command): Promise<number> {
  try {
    switch (command.kind) {
      case "help":
        if (command.wrong) console.error(`${command.wrong}\n`);
        (command.wrong ? console.error : console.log)(USAGE);
        return command.wrong ? NOT_UNDERSTOOD : DONE;
      case "unknown":
        console.error(`${command.what}. See: deno task ops --help`);
        return NOT_UNDERSTOOD;
      case "export":
        return await exportTo(command.file, command.flags);
      case "import":
        return await importFrom(command.file, command.flags);
      case "postings":
        return await printPostings(command.at);
      case "operation":
        return await operate(command);
    }
  } catch (error) {
    console.error(isError(error, ...IN_WORDS) ? error.message : error);
    return FAILED;
  }
}

async function operate(command: Extract<Command, { kind: "operation" }>): Promise<number> {
  const { operation, args, destroys, flags } = command;
  if (destroys && !flags.yes && !mayDestroy(destroys)) return NOT_UNDERSTOOD;
  const answer = await reaching(
    { readOnly: onlyReads(operation) },
    (way) => way.run(operation, args, { by, why: flags.why }),
  );
  if (answer.ok) {
    console.log(flags.json ? JSON.stringify(answer.data) : textOf(operation, answer.data));
  }
  return exitCode(answer, flags);
}

/** Asks for confirmation on a terminal; without one, `--yes` is required. */
function mayDestroy(what: string): boolean {
  if (!Deno.stdin.isTerminal()) {
    console.error(`This permanently destroys ${what}. Add --yes to confirm.`);
    return false;
  }
  return confirm(`Permanently destroy ${what}?`);
}

async function exportTo(file: string, flags: Flags): Promise<number> {
  const lines = await reaching(
    { readOnly: true },
    (way) => writeLines(file, way.exported(), flags.yes),
  );
  const rows = lines - 2; // without header and trailer
  // With "-" the export itself goes to standard output.
  const said = file === "-" ? console.error : console.log;
  said(flags.json ? JSON.stringify({ file, rows }) : `${rows} rows exported to ${file}.`);
  return DONE;
}

/** A page at a time, so that any number of postings fits in memory. */
async function printPostings(at: string | undefined): Promise<number> {
  return await reaching({ readOnly: true }, async (way) => {
    let cursor: string | undefined;
    do {
      const args = { ...(at === undefined ? {} : { at }), ...(cursor ? { cursor } : {}) };
      const answer = await way.run("books.postings", args, { by, why: "" });
      if (!answer.ok) return exitCode(answer, { json: false, yes: false, why: "" });
      const { lines, next } = answer.data as { lines: string[]; next: string | null };
      if (lines.length > 0) console.log(lines.join("\n"));
      cursor = next ?? undefined;
    } while (cursor);
    return DONE;
  });
}

async function importFrom(file: string, flags: Flags): Promise<number> {
  let system;
  try {
    system = await openHere(env, { bare: true });
  } catch (error) {
    if (!isError(error, "DatabaseInUse")) throw error;
    throw new CannotReach(`${error.message} An import needs exclusive access to the database.`);
  }
  try {
    const { rows, unreadable } = await importLines(system.ops, linesOfFile(file));
    const who = { by, why: flags.why };
    const verified = await runOperation(system.ops, "verify", { provider: false }, who);
    if (flags.json) console.log(JSON.stringify({ rows, unreadable, verified }));
    else {
      console.log(`${rows} rows imported; ${unreadable} values cannot be read.`);
      if (verified.ok) console.log(textOf("verify", verified.data));
    }
    return exitCode(verified, flags);
  } finally {
    await system.stop();
  }
}

async function reaching<T>(
  options: { readOnly: boolean },
  act: (way: Reach) => Promise<T>,
): Promise<T> {
  const way = await reach(env, options);
  try {
    return await act(way);
  } finally {
    await way.close();
  }
}

function exitCode(answer: OpsAnswer, { json }: Flags): number {
  if (answer.ok) return answer.wrong ? WRONG : DONE;
  const { code, message } = answer;
  console.error(json ? JSON.stringify({ error: { code, message } }) : message);
  return code === "invalid" || code === "malformed" ? NOT_UNDERSTOOD : FAILED;
}
