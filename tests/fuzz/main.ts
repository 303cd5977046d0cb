/** `deno task fuzz`: the whole API under schemathesis. `--examples 200`, `--seed 1`. */
import { parseArgs } from "node:util";
import { fuzz } from "./fuzz.ts";

const { values } = parseArgs({
  args: Deno.args,
  options: { examples: { type: "string", default: "50" }, seed: { type: "string" } },
});
const runs = await fuzz({
  examples: Number(values.examples),
  seed: values.seed === undefined ? undefined : Number(values.seed),
  say: (text) => Deno.stdout.writeSync(new TextEncoder().encode(text)),
});
for (const { who, code } of runs) console.log(`${who}: ${code === 0 ? "nothing found" : "failed"}`);
Deno.exit(runs.every(({ code }) => code === 0) ? 0 : 1);
