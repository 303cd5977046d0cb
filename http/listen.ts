/**
 * Listens on a port, and goes on listening. When the process has as many files open as it may, Deno's
 * server ends, and unheard, the process with it: a crowd of idle connections would be enough. Here the
 * connections there are go on, and new ones are taken again as soon as there is room.
 */

/** The pause before listening again. */
const LISTEN_AGAIN_MS = 200;

export interface Listener {
  /** Takes no more connections and waits for requests under way, but no longer than this. */
  stop(withinMs: number): Promise<void>;
}

export function listen(options: {
  readonly hostname: string;
  readonly port: number;
  readonly onListen: (port: number) => void;
  readonly handler: Deno.ServeHandler<Deno.NetAddr>;
  readonly log: { alarm(event: string, fields?: Record<string, unknown>): void };
}): Listener {
  const { hostname, port, handler, log } = options;
  const servers = new Set<Deno.HttpServer>();
  let stopped = false, told = false;
  let again: ReturnType<typeof setTimeout> | undefined;

  /** The first time it throws when the port is taken; later it tries again. */
  function serve(onListen: (addr: Deno.NetAddr) => void): void {
    const server = Deno.serve({ hostname, port, onListen }, handler);
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

  serve((addr) => options.onListen(addr.port));
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
