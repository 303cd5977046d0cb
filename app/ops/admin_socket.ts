/**
 * The app's own socket, for the command line: a Unix socket beside the database file. Its mode 0600
 * is what guards it; there is no port and no token.
 */

/** The longest path that the kernel takes for a socket, in bytes. */
const MAX_SOCKET_PATH = 107;

/** Where it is; null: there is none (a database in memory or elsewhere, or a path that is too long). */
export function socketOf(config: { kvPath: string; backend: string }): string | null {
  if (config.backend !== "local" || config.kvPath === ":memory:") return null;
  if (Deno.build.os === "windows") return null;
  const path = `${config.kvPath}.sock`;
  return new TextEncoder().encode(path).length <= MAX_SOCKET_PATH ? path : null;
}

/** Only the process that has the database file may call it: a former one's socket is taken away. */
export async function serveAdmin(
  path: string,
  answer: (req: Request) => Promise<Response>,
  /** Ends it at once, with whatever it is answering. */
  signal: AbortSignal,
): Promise<Deno.HttpServer> {
  await Deno.remove(path).catch((error) => {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  });
  // Made with its mode at once: afterwards somebody could have come in between.
  const mask = Deno.umask(0o177);
  try {
    return Deno.serve({ path, signal, onListen() {} }, answer);
  } finally {
    Deno.umask(mask);
  }
}

/** Asks the running app; throws when nobody answers there. */
export async function askAdmin(path: string, init: RequestInit & { at?: string }) {
  // Closed with the process: this is the command line's only connection.
  const client = Deno.createHttpClient({ proxy: { transport: "unix", path } });
  const given = { ...init, client };
  return await fetch(`http://app${init.at ?? "/"}`, given);
}
