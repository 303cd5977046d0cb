/** The server process: loads the built app, serves it, and shuts it down gracefully. */
import { serveAdmin, socketOf } from "./app/admin/socket.ts";
import { listen, type Listener, mustBeFree } from "./app/listen.ts";
import { readable } from "./web/request/readable.ts";
import { argumentsOf } from "./app/arguments.ts";
import { running } from "./app/handover.ts";
import { isError } from "./store/base/errors.ts";

/**
 * Shutdown budget, in milliseconds: 4 s for requests in flight, 1 s to flush their answers, 4 s for event
 * handlers (`workers/relay.ts`); 10 s in all.
 */
const STOP_WITHIN_MS = 10_000;
const ANSWER_WITHIN_MS = 4_000;
const CLOSE_WITHIN_MS = 1_000;
/** Errors whose message says what is wrong and how to fix it, so no stack trace is needed. */
const SAYS_WHAT_TO_DO = [
  "ConfigError",
  "CannotListen",
  "CannotOpen",
  "DatabaseInUse",
  "SecretUnknown",
  "TooNew",
];

argumentsOf(
  "deno task start; what it does is set in the environment, see docs/configuration.md",
  {},
);
Deno.umask(0o077); // files of this process are for its owner alone

function cannotStart(why: unknown): never {
  console.error("Cannot start:", isError(why, ...SAYS_WHAT_TO_DO) ? why.message : why);
  Deno.exit(2);
}

running().options = {
  beforeOpening: (config) => mustBeFree(config),
  onTooNew(error) {
    console.error("Stopping:", error.message);
    void stop(2);
  },
};
const entry = new URL("./.output/server/index.mjs", import.meta.url).href;
const app: { fetch(req: Request): Response | Promise<Response> } = (await import(entry)).default;
// The bundle loads the app at its first request, so make one now.
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
      // Named as in srvx; `web/request/address.ts` reads the client's address from it.
      const given = readable(req);
      Object.assign(given, { runtime: { name: "deno", deno: { info } } });
      return app.fetch(given);
    },
  });
} catch (error) {
  await system.stop(); // the port was taken meanwhile
  cannotStart(error);
}

const socket = socketOf(system.config);
const closing = new AbortController();
if (socket !== null) {
  await serveAdmin(socket, system.admin, closing.signal).catch((error) => {
    system.log.error("ops_socket_unavailable", error, { socket }); // the exchange works without it
  });
}

let stopping = false;
async function stop(code: number): Promise<void> {
  if (stopping) Deno.exit(1);
  stopping = true;
  const timer = setTimeout(() => Deno.exit(1), STOP_WITHIN_MS);
  closing.abort(); // the command line reports an export that is cut off
  // Stopping Deno's server cuts off bodies that are still arriving, so the app comes first.
  await system!.beginStop(ANSWER_WITHIN_MS);
  await listener.stop(CLOSE_WITHIN_MS);
  await system!.stop();
  clearTimeout(timer);
  Deno.exit(code);
}
Deno.addSignalListener("SIGTERM", () => void stop(0));
Deno.addSignalListener("SIGINT", () => void stop(0));
