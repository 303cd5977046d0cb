/**
 * Listens on a port, and goes on listening. When the process has as many files open as it may, Deno's
 * server ends, and unheard, the process with it: a crowd of idle connections would be enough. Here the
 * connections there are go on, and new ones are taken again as soon as there is room.
 */

import type { Config } from "./config/mod.ts";

/** A process that is just ending has given its port back by then. */
const WAIT_FOR_PORT_MS = 3_000;
/** Between two tries. */
const TRY_AGAIN_MS = 50;
/** The pause before listening again. */
const LISTEN_AGAIN_MS = 200;

/** The address is not to be had: says so in words, and names the variable. */
export class CannotListen extends Error {
  override readonly name = "CannotListen";
}

type Address = Pick<Config, "host" | "port">;

/** Throws `CannotListen`; before anything is made, so that a start that fails leaves nothing behind. */
export async function mustBeFree({ host, port }: Address, waitMs = WAIT_FOR_PORT_MS) {
  for (let waited = 0;; waited += TRY_AGAIN_MS) {
    try {
      return Deno.listen({ hostname: host, port }).close();
    } catch (error) {
      const isTaken = error instanceof Deno.errors.AddrInUse;
      if (!isTaken || waited >= waitMs) throw cannotListen({ host, port }, error);
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
      `PORT: ${port} may not be taken by this user; ports below 1024 are for administrators. Example: PORT=8000`,
    );
  }
  const why = error instanceof Deno.errors.AddrNotAvailable
    ? "is no address of this machine"
    : `cannot be listened on: ${error instanceof Error ? error.message : error}`;
  return new CannotListen(`HOST: ${host} ${why}. Example: HOST=127.0.0.1`);
}

export interface Listener {
  /** Takes no more connections and waits for requests under way, but no longer than this. */
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
  let stopped = false, told = false;
  let again: ReturnType<typeof setTimeout> | undefined;

  /** The first time it throws when the port is taken; later it tries again. */
  function serve(onListen: (addr: Deno.NetAddr) => void): void {
    const server = Deno.serve({ hostname: host, port, onListen }, handler);
    servers.add(server);
    server.finished.catch((error) => {
      if (stopped) return;
      if (!told) log.alarm("connections_refused", { error: String(error) });
      told = true;
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
