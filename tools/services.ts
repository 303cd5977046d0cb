/** `deno task services`: builds the servers that tests use, all of them or those named. */
import { argumentsOf } from "../app/arguments.ts";
import { serviceFolder, serviceNames } from "./service.ts";

/** Names for groups of servers. */
const GROUPS: Record<string, readonly string[]> = { ory: ["hydra", "keto", "kratos"] };

const MOST_NAMES = 100;

const known = await serviceNames();
const { words } = argumentsOf("deno task services [NAME …]", {}, { words: MOST_NAMES });
const asked = words.length > 0 ? words : known;
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
