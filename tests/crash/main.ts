/** `deno task crash --kills N [--seed S]`: kills the built app N times under load, and reports what was lost. */
import { argumentsOf, whole } from "#app/arguments.ts";
import { crash } from "./run.ts";

const { options: { kills, seed } } = argumentsOf("deno task crash [--kills N] [--seed S]", {
  kills: whole(1, 30),
  seed: whole(0, Math.floor(Math.random() * 1_000_000)),
});
console.log(`Seed ${seed}`);
const { violations, ...figures } = await crash({ kills, seed, tell: (line) => console.log(line) });
console.log(JSON.stringify(figures, null, 2));
for (const violation of violations) console.log(`WRONG: ${violation}`);
console.log(violations.length === 0 ? "Nothing was lost." : `${violations.length} violations.`);
Deno.exit(violations.length === 0 ? 0 : 1);
