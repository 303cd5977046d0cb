/** The entry of the built app: every request passes through it, in development too. */
import fresh from "fresh:internal/server-entrypoint";
import { isPlain } from "#web/pages/frame/frame.ts";
import { createHandler } from "#web/request/pipeline.ts";
import { openStaticFiles } from "#web/answer/static_files.ts";
import { root } from "./root.ts";
import { running } from "./handover.ts";
import { openSystem } from "./system.ts";

const here = running();
// In development an edit reloads this module: the former system must close its database first.
await here.system?.stop();
here.system = undefined;
try {
  here.system = await openSystem({ ...Deno.env.toObject(), ...here.options?.env }, here.options);
} catch (error) {
  here.failure = error; // if it were thrown here, the bundle would log a failed request; `main.ts` reports it instead
}

const handler = here.system && createHandler(here.system, (req) => fresh.fetch(req), isPlain);

// In development Vite serves the files.
const fileFor = import.meta.env?.DEV
  ? () => null
  : await openStaticFiles(new URL(".output/public/", root));

export default {
  fetch: handler
    ? (req: Request) => fileFor(req) ?? handler(req)
    : () => Promise.resolve(new Response(null, { status: 500 })),
};
