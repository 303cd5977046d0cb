/**
 * `deno task test`: builds what is stale, then runs the tests, all or those in the named files and folders,
 * while another core checks the types of the whole project.
 */
import { argumentsOf, text, whole } from "../app/arguments.ts";

const MOST_WORDS = 1_000;
/** Some tests wait for another process; meanwhile the cores do others. */
const JOBS = navigator.hardwareConcurrency + 1;
/** They begin first, or one of them would run alone at the end. */
const LONG = [
  "tests/simulation/mutations/mutations_test.ts",
  "tests/simulation/simulation_test.ts",
  "tests/crash/kills_test.ts",
  "tests/browser/accessibility_test.ts",
];
const root = new URL("../", import.meta.url);

const { options, words } = argumentsOf(
  "deno task test [--filter TEXT] [--shuffle SEED] [FILE …]",
  { filter: text, shuffle: whole<undefined>(0, undefined) },
  { words: MOST_WORDS },
);

/** Runs Deno; true if it succeeded. */
async function deno(args: string[], env: Record<string, string> = {}): Promise<boolean> {
  const command = new Deno.Command(Deno.execPath(), {
    args,
    cwd: root,
    env,
    stdin: "null",
    stdout: "inherit",
    stderr: "inherit",
  });
  return (await command.spawn().status).success;
}

if (!await deno(["run", "-A", "tools/prepare.ts"])) Deno.exit(1);
const order = options.shuffle === undefined ? [] : [`--shuffle=${options.shuffle}`];
const filter = options.filter === undefined ? [] : [`--filter=${options.filter}`];
/** Those on real servers are `deno task test:servers`: beside the others they would be starved, and starve them. */
const folders = [...Deno.readDirSync(new URL("tests/", root))]
  .filter(({ name, isDirectory }) => isDirectory ? name !== "servers" : name.endsWith("_test.ts"))
  .map(({ name }) => `tests/${name}`);
const all = [...LONG, ...folders];
const [typed, passed] = await Promise.all([
  deno(["check", "--quiet", "."]),
  deno(
    [
      "test",
      "-A",
      "--no-check",
      "--parallel",
      ...order,
      ...filter,
      ...words.length > 0 ? words : all,
    ],
    { DENO_JOBS: Deno.env.get("DENO_JOBS") ?? String(JOBS) },
  ),
]);
if (!typed) console.error("The types are wrong: see above, or run `deno check .`");
Deno.exit(typed && passed ? 0 : 1);
