/** Two processes of the exchange behind nginx. */
import { type Cluster, cluster } from "./denokv.ts";
import { Nginx } from "./nginx.ts";

/** Buyers with a session. */
export const USERS = 6;

interface Site extends AsyncDisposable {
  readonly nginx: Nginx;
  readonly exchange: Cluster;
}

export async function site(env: Record<string, string> = {}): Promise<Site> {
  const nginx = await Nginx.prepare();
  const exchange = await cluster({
    tickets: 0,
    users: USERS,
    processes: 2,
    env: { MAX_HOLDS: "0", ...nginx.env, ...env },
  });
  await nginx.start(exchange.apps.map(({ port }) => port));
  return {
    nginx,
    exchange,
    async [Symbol.asyncDispose]() {
      await nginx[Symbol.asyncDispose]();
      await exchange[Symbol.asyncDispose]();
    },
  };
}
