/** The server process: loads the built app, serves it, and drains it when told to stop. */
import { serveAdmin, socketOf } from "./admin_socket.ts";
import { running } from "./running.ts";

/** After this, a stop no longer waits for anybody. Milliseconds. */
const STOP_WITHIN_MS = 10_000;
/** Errors whose words are enough: what is wrong, and how to mend it. */
const SAYS_WHAT_TO_DO = new Set(["ConfigError", "CannotOpen", "DatabaseInUse", "SecretUnknown"]);

const entry = new URL("./.output/server/index.mjs", import.meta.url).href;
const app: { fetch(req: Request): Response | Promise<Response> } = (await import(entry)).default;
// The bundle loads the app at its first request: ask once, so that nobody waits for it.
await (await app.fetch(new Request("http://localhost/healthz"))).body?.cancel();
const { system, failure } = running();
if (!system) {
  const inWords = failure instanceof Error && SAYS_WHAT_TO_DO.has(failure.name);
  console.error("Cannot start:", inWords ? failure.message : failure);
  Deno.exit(2);
}

const server = Deno.serve({
  hostname: system.config.host,
  port: system.config.port,
  onListen: ({ port }) => system.announce(port),
}, (req, info) => {
  // srvx' name for what the runtime knows of a request; the client's address is read from it.
  Object.assign(req, { runtime: { name: "deno", deno: { info } } });
  return app.fetch(req);
});

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
  system!.streams.drain(); // the server would wait for them
  closing.abort(); // an export that is cut off says so itself
  await server.shutdown();
  await system!.stop();
  clearTimeout(timer);
  Deno.exit(0);
}
Deno.addSignalListener("SIGTERM", stop);
Deno.addSignalListener("SIGINT", stop);
