/** The built app behind a real server, usually on the real clock, for browsers. */
import { type App, startApp } from "../http/app.ts";

export interface Stage {
  origin: string;
  app: App;
  /** Errors of the server. */
  errors(): string[];
  stop(): Promise<void>;
}

type Env = Record<string, string>;

/**
 * `env`: environment variables of the app, or a function that makes them from its address. `realTime`: false for an
 * app whose clock the test moves.
 */
export async function openStage(
  env: Env | ((origin: string) => Promise<Env>) = {},
  { realTime = true } = {},
): Promise<Stage> {
  // The port must be known before the app starts, since it is part of the origin.
  const port = freePort();
  const origin = `http://localhost:${port}`;
  const more = typeof env === "function" ? await env(origin) : env;
  const app = await startApp({
    realTime,
    env: { ...more, PORT: String(port), ORIGIN: origin },
  });
  const server = Deno.serve({ port, hostname: "localhost", onListen() {} }, app.handler);
  return {
    origin: app.origin,
    app,
    errors: () => app.lines.filter((line) => JSON.parse(line).level === "error"),
    async stop() {
      await server.shutdown();
      await app.stop();
    },
  };
}

function freePort(): number {
  using listener = Deno.listen({ port: 0, hostname: "localhost" });
  return listener.addr.port;
}
