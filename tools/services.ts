/** `deno task services`: builds the servers that tests use, those that are missing or those named. */
import { serviceFolder, serviceNames } from "./service.ts";

/** Servers that go together, by the name of them all. */
const GROUPS: Record<string, readonly string[]> = { ory: ["hydra", "keto", "kratos"] };

const known = await serviceNames();
const asked = Deno.args.length > 0 ? Deno.args : known;
for (const name of asked) {
  if (known.includes(name) || name in GROUPS) continue;
  console.error(`There is no service ${name}: ${[...known, ...Object.keys(GROUPS)].join(", ")}`);
  Deno.exit(2);
}
const named = asked.flatMap((name) => GROUPS[name]?.filter((it) => known.includes(it)) ?? name);
for (const name of new Set(named)) {
  try {
    console.log(`${name}: ${await serviceFolder(name)}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    Deno.exit(1);
  }
}
