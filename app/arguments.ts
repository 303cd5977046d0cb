/**
 * Parses command lines. An invalid one is reported in one line, with exit code 2, before anything is done.
 */
import { isError } from "#store/base/errors.ts";
import { parseArgs } from "node:util";

/** The command line is not valid. */
export class BadArguments extends Error {
  override readonly name = "BadArguments";
}

interface Option<T> {
  readonly type: "boolean" | "string";
  read(given: string | boolean | undefined, name: string): T;
}
type Options = Record<string, Option<unknown>>;
type Read<O extends Options> = { [Name in keyof O]: O[Name] extends Option<infer T> ? T : never };

/** `--quick` */
export const flag: Option<boolean> = { type: "boolean", read: (given) => given === true };

/** `--only=pages`; undefined if not given. */
export const text: Option<string | undefined> = {
  type: "string",
  read: (given) => typeof given === "string" ? given : undefined,
};

/** `--seed 7`: a whole number; `usual` if not given. */
export const whole = <D>(least: number, usual: D): Option<number | D> => ({
  type: "string",
  read(given, name) {
    if (given === undefined) return usual;
    const number = /^\d+$/.test(String(given)) ? Number(given) : NaN;
    if (Number.isSafeInteger(number) && number >= least) return number;
    throw new BadArguments(`--${name} must be a whole number of at least ${least}, not "${given}"`);
  },
});

/** "-5.00" is a value: no option begins with a digit. */
const isNumber = (arg: string): boolean => /^-[.,]?\d/.test(arg);
/** Before such a value, so that the library does not take it for an option. No argument can have this character. */
const VALUE = "\0";
const unmarked = (arg: string): string => arg.startsWith(VALUE) ? arg.slice(1) : arg;

interface Arguments<O extends Options> {
  options: Read<O>;
  /** The positional arguments. */
  words: string[];
}

/** Throws `BadArguments` for an unknown or invalid option, and for more than `most` words. */
export function understand<O extends Options>(
  options: O,
  most: number,
  given: readonly string[],
): Arguments<O> {
  const known = Object.entries(options);
  const args = given.map((arg) => isNumber(arg) ? `${VALUE}${arg}` : arg);
  const types = Object.fromEntries(known.map(([name, { type }]) => [name, { type }]));
  let parsed: { values: Record<string, string | boolean | undefined>; positionals: string[] };
  try {
    // Only the first sentence: the library adds advice, some of it on further lines.
    parsed = parseArgs({ args, options: types, allowPositionals: true });
  } catch (error) {
    throw new BadArguments((error as Error).message.split(/\.?\s*\n|\. /)[0]);
  }
  const { values } = parsed;
  const words = parsed.positionals.map(unmarked);
  if (words.length > most) throw new BadArguments(`Unexpected argument '${words[most]}'`);
  const read = known.map(([name, { read }]) => {
    const value = values[name];
    return [name, read(typeof value === "string" ? unmarked(value) : value, name)];
  });
  return { options: Object.fromEntries(read) as Read<O>, words };
}

/** The same for the running tool: prints errors and exits with 2; prints the usage for `--help`. */
export function argumentsOf<O extends Options>(
  usage: string,
  options: O,
  { words = 0, given = Deno.args }: { words?: number; given?: readonly string[] } = {},
): Arguments<O> {
  try {
    const { options: found, words: rest } = understand({ ...options, help: flag }, words, given);
    if (!found.help) return { options: found as unknown as Read<O>, words: rest };
  } catch (error) {
    if (!isError(error, "BadArguments")) throw error;
    console.error(`${error.message}. Usage: ${usage}`);
    Deno.exit(2);
  }
  console.log(`Usage: ${usage}`);
  Deno.exit(0);
}
