/** The one place every request passes through: pages, API and errors alike, in dev and in the build. */
import fresh from "fresh:internal/server-entrypoint";
import { createHandler } from "#web/request/pipeline.ts";
import { openStaticFiles } from "#web/answer/static_files.ts";
import { root } from "./root.ts";
import { running } from "./handover.ts";
import { openSystem } from "./system.ts";

const here = running();
// In development an edit loads this module anew: the former system gives back its database first.
await here.system?.stop();
here.system = undefined;
try {
  here.system = await openSystem({ ...Deno.env.toObject(), ...here.options?.env }, here.options);
} catch (error) {
  here.failure = error; // the bundle would log it as a failed request: `main.ts` says it in words
}

const handler = here.system && createHandler(here.system, (req) => fresh.fetch(req));

// In development Vite serves the files.
const fileFor = import.meta.env?.DEV
  ? () => null
  : await openStaticFiles(new URL(".output/public/", root));

export default {
  fetch: handler
    ? (req: Request) => fileFor(req) ?? handler(req)
    : () => Promise.resolve(new Response(null, { status: 500 })),
};
