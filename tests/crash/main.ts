/** `deno task crash --kills N [--seed S]`: kills the built app N times under load, and tells what was lost. */
import { parseArgs } from "node:util";
import { crash } from "./run.ts";

const { values } = parseArgs({
  args: Deno.args,
  options: {
    kills: { type: "string", default: "30" },
    seed: { type: "string", default: String(Math.floor(Math.random() * 1_000_000)) },
  },
});
const [kills, seed] = [Number(values.kills), Number(values.seed)];
if (!Number.isSafeInteger(kills) || kills < 1 || !Number.isSafeInteger(seed)) {
  console.error("--kills must be a whole number above 0, --seed a whole number");
  Deno.exit(2);
}
console.log(`Seed ${seed}`);
const { wrongs, ...figures } = await crash({ kills, seed, tell: (line) => console.log(line) });
console.log(JSON.stringify(figures, null, 2));
for (const wrong of wrongs) console.log(`WRONG: ${wrong}`);
console.log(wrongs.length === 0 ? "Nothing was lost." : `${wrongs.length} promises were broken.`);
Deno.exit(wrongs.length === 0 ? 0 : 1);
