/**
 * The admin socket for the command line: a Unix socket beside the database file, protected by its mode
 * 0600. There is no port and no token.
 */

/** The kernel's limit for the path of a socket, in bytes. */
const MAX_SOCKET_PATH = 107;

/** Its path; null if there is none: no database file, Windows, or a path that is too long. */
export function socketOf(config: { kvPath: string; backend: string }): string | null {
  if (config.backend !== "local" || config.kvPath === ":memory:") return null;
  if (Deno.build.os === "windows") return null;
  const path = `${config.kvPath}.sock`;
  return new TextEncoder().encode(path).length <= MAX_SOCKET_PATH ? path : null;
}

/** Only the process that holds the database file may call it: it replaces a leftover socket. */
export async function serveAdmin(
  path: string,
  answer: (req: Request) => Promise<Response>,
  /** Stops it at once, together with answers in progress. */
  signal: AbortSignal,
): Promise<Deno.HttpServer> {
  await Deno.remove(path).catch((error) => {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  });
  // Created with its mode: a chmod afterwards would leave a gap.
  const mask = Deno.umask(0o177);
  try {
    return Deno.serve({ path, signal, onListen() {} }, answer);
  } finally {
    Deno.umask(mask);
  }
}

/** Sends a request to the running app; throws if nobody listens. */
export async function askAdmin(path: string, init: RequestInit & { at?: string }) {
  // Never closed: it is the command line's only connection and ends with the process.
  const client = Deno.createHttpClient({ proxy: { transport: "unix", path } });
  const given = { ...init, client };
  return await fetch(`http://app${init.at ?? "/"}`, given);
}
