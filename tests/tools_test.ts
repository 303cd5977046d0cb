/** The command-line tools: what they say to what they do not understand. */
import { assert, assertEquals, assertMatch, assertStringIncludes, assertThrows } from "@std/assert";
import { BadArguments, flag, text, understand, whole } from "#app/arguments.ts";

const root = new URL("../", import.meta.url);
const { tasks }: { tasks: Record<string, string> } = JSON.parse(
  await Deno.readTextFile(new URL("deno.json", root)),
);

/** The last step of each task that runs a program of ours: it gets what the person types after the name. */
const tools = Object.entries(tasks).flatMap(([name, steps]) => {
  const last = steps.split("&& ").at(-1)!;
  return /^deno run .*\.ts( --force)?$/.test(last)
    ? [{ name, args: last.split(" ").slice(1) }]
    : [];
});

/** `args` begin with "run". Deno does not say which packages it fetches, the first time a program needs them. */
async function run([, ...args]: string[], ...more: string[]) {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", ...args, ...more],
    cwd: root,
    env: { NO_COLOR: "1" },
    stdin: "null",
  }).output();
  const read = (bytes: Uint8Array) => new TextDecoder().decode(bytes).trimEnd();
  return { code, out: read(stdout), err: read(stderr) };
}

Deno.test("no package runs an install script", async () => {
  const lock = JSON.parse(await Deno.readTextFile(new URL("deno.lock", root)));
  const packages = Object.entries<{ scripts?: boolean }>(lock.npm);
  assert(packages.length > 50);
  assertEquals(packages.filter(([, { scripts }]) => scripts).map(([name]) => name), []);
});

Deno.test("every task is covered by this test", () => {
  const names = tools.map(({ name }) => name);
  for (const name of ["start", "ops", "simulate", "crash", "bench", "pages", "samples", "fuzz"]) {
    assert(names.includes(name), name);
  }
});

for (const { name, args } of tools) {
  Deno.test(`deno task ${name} answers an option that it does not know in one line, with exit code 2, and does nothing`, async () => {
    const { code, out, err } = await run(args, "--bogus");
    assertEquals([code, out], [2, ""], err);
    assertMatch(
      err,
      /^Unknown option '--bogus'\. .*[Uu]sage|^Unknown option '--bogus'\. See: .*--help$/,
    );
    assertEquals(err.split("\n").length, 1);
  });
}

Deno.test("invalid numbers and surplus arguments are reported in one line; --help prints the usage", async () => {
  const simulate = tools.find(({ name }) => name === "simulate")!.args;
  const number = await run(simulate, "--seed", "seven");
  assertEquals([number.code, number.err.split("\n").length], [2, 1]);
  assertStringIncludes(number.err, '--seed must be a whole number of at least 1, not "seven"');
  const word = await run(simulate, "7");
  assertEquals([word.code, word.err.split("\n").length], [2, 1]);
  const help = await run(simulate, "--help");
  assertEquals([help.code, help.err], [0, ""]);
  assertStringIncludes(help.out, "--schedules");
});

Deno.test("options are parsed into their values", () => {
  const options = { seed: whole(0, null), kills: whole(1, 30), quick: flag, only: text };
  assertEquals(understand(options, 0, []).options, {
    seed: null,
    kills: 30,
    quick: false,
    only: undefined,
  });
  assertEquals(understand(options, 1, ["--seed=0", "there", "--only", "x", "--quick"]), {
    options: { seed: 0, kills: 30, quick: true, only: "x" },
    words: ["there"],
  });
  const wrong = [["--seed"], ["--seed=-1"], ["--kills", "0"], ["--kills=1e3"], ["--quick=no"], [
    "x",
  ]];
  for (const given of [...wrong, ["--Seed", "1"], ["-x"], ["--seed", `${2 ** 53}`]]) {
    assertThrows(() => understand(options, 0, given), BadArguments);
  }
});
