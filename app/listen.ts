/**
 * Listens on a port and keeps listening. When the process reaches its limit of open files, for example
 * because of idle connections, Deno's server ends, and its unhandled error would end the process. Here open
 * connections continue, and new ones are accepted as soon as files can be opened again.
 */

import type { Config } from "./config/mod.ts";

/** How long to wait for a process that is shutting down to release the port. */
const WAIT_FOR_PORT_MS = 3_000;
/** Between two attempts. */
const TRY_AGAIN_MS = 50;
/** The pause before listening again. */
const LISTEN_AGAIN_MS = 200;

/** The address cannot be listened on; the message names the variable. */
class CannotListen extends Error {
  override readonly name = "CannotListen";
}

type Address = Pick<Config, "host" | "port">;

/** Throws `CannotListen`. Called before anything is created, so that a failed start leaves nothing behind. */
export async function mustBeFree({ host, port }: Address) {
  for (let waited = 0;; waited += TRY_AGAIN_MS) {
    try {
      return Deno.listen({ hostname: host, port }).close();
    } catch (error) {
      const isTaken = error instanceof Deno.errors.AddrInUse;
      if (!isTaken || waited >= WAIT_FOR_PORT_MS) throw cannotListen({ host, port }, error);
    }
    await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS));
  }
}

export function cannotListen({ host, port }: Address, error: unknown): CannotListen {
  if (error instanceof Deno.errors.AddrInUse) {
    return new CannotListen(
      `PORT: ${port} is in use. Example: PORT=${port === 8001 ? 8002 : 8001}`,
    );
  }
  if (error instanceof Deno.errors.PermissionDenied) {
    return new CannotListen(
      `PORT: this user may not use ${port}; ports below 1024 need administrator rights. Example: PORT=8000`,
    );
  }
  const why = error instanceof Deno.errors.AddrNotAvailable
    ? "is not an address of this machine"
    : `cannot be used: ${error instanceof Error ? error.message : error}`;
  return new CannotListen(`HOST: ${host} ${why}. Example: HOST=127.0.0.1`);
}

export interface Listener {
  /** Accepts no more connections; waits for requests in flight, at most `withinMs`. */
  stop(withinMs: number): Promise<void>;
}

/** Throws `CannotListen`. */
export function listen(options: {
  readonly host: string;
  readonly port: number;
  readonly onListen: (port: number) => void;
  readonly handler: Deno.ServeHandler<Deno.NetAddr>;
  readonly log: { alarm(event: string, fields?: Record<string, unknown>): void };
}): Listener {
  const { host, port, handler, log } = options;
  const servers = new Set<Deno.HttpServer>();
  let stopped = false, isReported = false;
  let again: ReturnType<typeof setTimeout> | undefined;

  /** Throws when the port is taken. After a failure of the running server it retries. */
  function serve(onListen: (addr: Deno.NetAddr) => void): void {
    const server = Deno.serve({ hostname: host, port, onListen }, handler);
    servers.add(server);
    server.finished.catch((error) => {
      if (stopped) return;
      if (!isReported) log.alarm("connections_refused", { error: String(error) });
      isReported = true;
      again = setTimeout(retry, LISTEN_AGAIN_MS);
    });
  }

  function retry(): void {
    try {
      serve(() => {});
    } catch {
      again = setTimeout(retry, LISTEN_AGAIN_MS);
    }
  }

  try {
    serve((addr) => options.onListen(addr.port));
  } catch (error) {
    throw cannotListen(options, error);
  }
  return {
    async stop(withinMs) {
      stopped = true;
      clearTimeout(again);
      const late = Promise.withResolvers<void>();
      const timer = setTimeout(late.resolve, withinMs);
      const ended = Promise.allSettled([...servers].map((server) => server.shutdown()));
      await Promise.race([ended, late.promise]);
      clearTimeout(timer);
    },
  };
}
