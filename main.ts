/** The server process: loads the built app, serves it, and drains it when told to stop. */
import { serveAdmin, socketOf } from "./app/ops/admin_socket.ts";
import { listen, type Listener, mustBeFree } from "./app/listen.ts";
import { readable } from "./web/request/readable.ts";
import { argumentsOf } from "./app/arguments.ts";
import { running } from "./app/handover.ts";
import { isError } from "./store/base/errors.ts";

/** After this, a stop no longer waits for anybody. Milliseconds. */
const STOP_WITHIN_MS = 10_000;
/** Of these, for requests under way, and for the last bytes of their answers; handlers of events have four seconds. */
const ANSWER_WITHIN_MS = 4_000;
const CLOSE_WITHIN_MS = 1_000;
/** Errors whose words are enough: what is wrong, and how to mend it. */
const SAYS_WHAT_TO_DO = [
  "ConfigError",
  "CannotListen",
  "CannotOpen",
  "DatabaseInUse",
  "SecretUnknown",
];

argumentsOf(
  "deno task start; what it does is set in the environment, see docs/configuration.md",
  {},
);
Deno.umask(0o077); // whatever is written here is for its owner alone

function cannotStart(why: unknown): never {
  console.error("Cannot start:", isError(why, ...SAYS_WHAT_TO_DO) ? why.message : why);
  Deno.exit(2);
}

running().options = { beforeOpening: (config) => mustBeFree(config) };
const entry = new URL("./.output/server/index.mjs", import.meta.url).href;
const app: { fetch(req: Request): Response | Promise<Response> } = (await import(entry)).default;
// The bundle loads the app at its first request: ask once, so that nobody waits for it.
await (await app.fetch(new Request("http://localhost/healthz"))).body?.cancel();
const { system, failure } = running();
if (!system) cannotStart(failure);

let listener: Listener;
try {
  listener = listen({
    host: system.config.host,
    port: system.config.port,
    log: system.log,
    onListen: (port) => system.announce(port),
    handler(req, info) {
      // srvx' name for what the runtime knows of a request; the client's address is read from it.
      const given = readable(req);
      Object.assign(given, { runtime: { name: "deno", deno: { info } } });
      return app.fetch(given);
    },
  });
} catch (error) {
  await system.stop(); // somebody took the port just now
  cannotStart(error);
}

const socket = socketOf(system.config);
const closing = new AbortController();
if (socket !== null) {
  await serveAdmin(socket, system.admin, closing.signal).catch((error) => {
    system.log.error("ops_socket_unavailable", error, { socket }); // the exchange works without
  });
}

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) Deno.exit(1);
  stopping = true;
  const timer = setTimeout(() => Deno.exit(1), STOP_WITHIN_MS);
  closing.abort(); // an export that is cut off says so itself
  // Deno's server breaks off bodies that still arrive when it is told to stop: so it comes second.
  await system!.beginStop(ANSWER_WITHIN_MS);
  await listener.stop(CLOSE_WITHIN_MS);
  await system!.stop();
  clearTimeout(timer);
  Deno.exit(0);
}
Deno.addSignalListener("SIGTERM", stop);
Deno.addSignalListener("SIGINT", stop);
