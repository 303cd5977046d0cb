/** `deno task fuzz [--examples N] [--seed S]`: fuzzes the whole API with schemathesis. */
import { argumentsOf, whole } from "#app/arguments.ts";
import { fuzz } from "./fuzz.ts";

const { options: { examples, seed } } = argumentsOf("deno task fuzz [--examples N] [--seed S]", {
  examples: whole(1, 50),
  seed: whole(0, undefined),
});
const runs = await fuzz({
  examples,
  seed,
  say: (text) => Deno.stdout.writeSync(new TextEncoder().encode(text)),
});
for (const { who, code } of runs) console.log(`${who}: ${code === 0 ? "nothing found" : "failed"}`);
Deno.exit(runs.every(({ code }) => code === 0) ? 0 : 1);
