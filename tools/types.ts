/** Generates the route types in `.fresh/types`, which the type check needs, without a build. */
import { argumentsOf } from "../app/arguments.ts";
import { freshCore } from "../fresh.config.ts";

argumentsOf("tools/types.ts", {});
const core = freshCore as { config(config: unknown, env: unknown): Promise<unknown> };
await core.config({ root: Deno.cwd() }, { command: "build" });
