/** Runs the commands of `docs/api.md` against the served exchange and compares the answers. */
import { assert, assertEquals } from "@std/assert";
import { Server } from "./server.ts";

interface Step {
  commands: string;
  /** The output that the page shows for them; null if it shows none. */
  expected: string | null;
}

/** The blocks of commands, each with the block of expected output that follows it, if any. */
function stepsOf(page: string): Step[] {
  const blocks = [...page.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, kind, text]) => ({
    kind,
    text,
  }));
  return blocks.flatMap(({ kind, text }, index) => {
    if (kind !== "sh") return [];
    const next = blocks[index + 1];
    return [{ commands: text, expected: next && next.kind !== "sh" ? next.text : null }];
  });
}

/** Runs all steps in one shell, so that they share variables; returns the output of each. */
async function runAll(steps: Step[], origin: string): Promise<string[]> {
  const folder = await Deno.makeTempDir();
  const script = [
    "set -euo pipefail",
    ...steps.map(({ commands }, index) => `{\n${commands}\n} >${folder}/${index}`),
  ].join("\n");
  const { success, stderr } = await new Deno.Command("bash", {
    args: ["-c", script],
    env: { ORIGIN: origin },
  }).output();
  const printed = await Promise.all(
    steps.map((_, index) => Deno.readTextFile(`${folder}/${index}`).catch(() => "not reached")),
  );
  await Deno.remove(folder, { recursive: true });
  assert(success, `${new TextDecoder().decode(stderr)}\n${printed.join("\n---\n")}`);
  return printed;
}

/** Ignores whitespace, since the page is formatted for reading; "…" in it matches any text. */
function isAsDocumented(printed: string, expected: string): boolean {
  const bare = (text: string) => text.replaceAll(/\s+/g, "");
  const pattern = bare(expected).split("…").map(RegExp.escape).join(".*?");
  return new RegExp(`^${pattern}$`, "s").test(bare(printed));
}

Deno.test("the tour of the API works as documented", async () => {
  const page = await Deno.readTextFile(new URL("../../docs/api.md", import.meta.url));
  const steps = stepsOf(page);
  assert(steps.length >= 9, `only ${steps.length} steps were found`);
  await using server = await Server.prepare({ DEMO: "on" });
  await server.start();
  const printed = await runAll(steps, server.origin);
  for (const [index, { commands, expected }] of steps.entries()) {
    if (expected === null) assertEquals(printed[index], "", commands);
    else {assert(
        isAsDocumented(printed[index], expected),
        `${commands}\nprinted ${printed[index]}\nnot ${expected}`,
      );}
  }
});

Deno.test("output that differs from the documented one is detected", () => {
  assert(isAsDocumented('{"id":"x","n":1}\n', '{\n  "id": "…",\n  "n": 1\n}\n'));
  assert(!isAsDocumented('{"id":"x","n":2}\n', '{ "id": "…", "n": 1 }'));
  assert(!isAsDocumented('{"id":"x","n":1,"more":1}\n', '{ "id": "…", "n": 1 }'));
});
