/** Runs the commands of `docs/api.md` against the served exchange and compares the answers. */
import { assert, assertEquals } from "@std/assert";
import { Server } from "./server.ts";

interface Step {
  commands: string;
  /** What the page says that they print; null where it says nothing. */
  expected: string | null;
}

/** Each block of commands, with the block of what it prints, if that follows. */
function stepsOf(page: string): Step[] {
  const blocks = [...page.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, kind, text]) => ({
    kind,
    text,
  }));
  return blocks.flatMap(({ kind, text }, place) => {
    if (kind !== "sh") return [];
    const next = blocks[place + 1];
    return [{ commands: text, expected: next && next.kind !== "sh" ? next.text : null }];
  });
}

/** The same shell for all steps, so that variables live on; answers what each printed. */
async function runAll(steps: Step[], origin: string): Promise<string[]> {
  const folder = await Deno.makeTempDir();
  const script = [
    "set -euo pipefail",
    ...steps.map(({ commands }, place) => `{\n${commands}\n} >${folder}/${place}`),
  ].join("\n");
  const { success, stderr } = await new Deno.Command("bash", {
    args: ["-c", script],
    env: { ORIGIN: origin },
  }).output();
  const said = await Promise.all(
    steps.map((_, place) => Deno.readTextFile(`${folder}/${place}`).catch(() => "was not reached")),
  );
  await Deno.remove(folder, { recursive: true });
  assert(success, `${new TextDecoder().decode(stderr)}\n${said.join("\n---\n")}`);
  return said;
}

/** The page is laid out for reading: spaces do not count, and "…" stands for anything. */
function isAsSaid(said: string, expected: string): boolean {
  const bare = (text: string) => text.replaceAll(/\s+/g, "");
  const pattern = bare(expected).split("…").map(RegExp.escape).join(".*?");
  return new RegExp(`^${pattern}$`, "s").test(bare(said));
}

Deno.test("the tour of the API works as it is written", async () => {
  const page = await Deno.readTextFile(new URL("../../docs/api.md", import.meta.url));
  const steps = stepsOf(page);
  assert(steps.length >= 9, `${steps.length} steps were found`);
  await using server = await Server.prepare({ DEMO: "on" });
  await server.start();
  const said = await runAll(steps, server.origin);
  for (const [place, { commands, expected }] of steps.entries()) {
    if (expected === null) assertEquals(said[place], "", commands);
    else {assert(
        isAsSaid(said[place], expected),
        `${commands}\nsaid ${said[place]}\nnot ${expected}`,
      );}
  }
});

Deno.test("a tour that says something else than what happens is found out", () => {
  assert(isAsSaid('{"id":"x","n":1}\n', '{\n  "id": "…",\n  "n": 1\n}\n'));
  assert(!isAsSaid('{"id":"x","n":2}\n', '{ "id": "…", "n": 1 }'));
  assert(!isAsSaid('{"id":"x","n":1,"more":1}\n', '{ "id": "…", "n": 1 }'));
});
