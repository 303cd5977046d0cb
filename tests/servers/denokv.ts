/** A real denokv server, and several processes of the exchange on it. */
import { assert } from "@std/assert";
import { serviceFolder } from "../../tools/service.ts";
import { fillRows, tokenOf } from "../bench/rows.ts";
import { Browser } from "../http/browser.ts";
import { freePort, Server, until } from "../process/server.ts";

const TOKEN = "a token for tests alone";
// The client inside this process looks for it here.
Deno.env.set("DENO_KV_ACCESS_TOKEN", TOKEN);

/** Of the user who sells all tickets in these rows. */
export const SELLER_TOKEN = tokenOf(-1);

export class Denokv implements AsyncDisposable {
  #child: Deno.ChildProcess | null = null;
  private constructor(
    private readonly command: string,
    readonly folder: string,
    readonly port: number,
  ) {}

  static async start(): Promise<Denokv> {
    const command = `${await serviceFolder("denokv")}/bin/denokv`;
    const server = new Denokv(command, await Deno.makeTempDir(), freePort());
    await server.start();
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** What a process of the exchange needs to work on it. */
  get env() {
    return {
      KV_URL: this.url,
      DENO_KV_ACCESS_TOKEN: TOKEN,
      SECRET: "a secret that all processes share, for tests",
    };
  }

  async start(): Promise<void> {
    assert(!this.#child, "is running");
    const address = `127.0.0.1:${this.port}`;
    this.#child = new Deno.Command(this.command, {
      args: [
        ...["--sqlite-path", `${this.folder}/kv.db`],
        ...["serve", "--access-token", TOKEN, "--addr", address],
      ],
      stdout: "null",
      stderr: "null",
    }).spawn();
    await until(
      () =>
        Deno.connect({ hostname: "127.0.0.1", port: this.port }).then(
          (c) => (c.close(), true),
          () => false,
        ),
      () => "denokv does not listen",
    );
  }

  async kill(signal: Deno.Signal = "SIGKILL"): Promise<void> {
    const child = this.#child;
    assert(child, "is not running");
    child.kill(signal);
    await child.status;
    this.#child = null;
  }

  /** A server that is there, and does not answer. */
  freeze(frozen: boolean): void {
    this.#child!.kill(frozen ? "SIGSTOP" : "SIGCONT");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child) await this.kill();
    await Deno.remove(this.folder, { recursive: true });
  }
}

export interface Cluster extends AsyncDisposable {
  readonly kv: Denokv;
  readonly apps: Server[];
  /** A visitor of one of the processes; signed in, where a token is given. */
  visitor(app: number, token?: string): Browser;
  /** The database, past the exchange. */
  openKv(): Promise<Deno.Kv>;
}

/** Starts a denokv with these rows in it, and processes of the built exchange beside each other. */
export async function cluster(options: {
  tickets: number;
  users: number;
  env?: Record<string, string>;
  processes?: number;
}): Promise<Cluster> {
  const kv = await Denokv.start();
  await fillRows(kv.url, { tickets: options.tickets, users: options.users, signedIn: true });
  const apps: Server[] = [];
  for (let n = 0; n < (options.processes ?? 3); n++) {
    apps.push(
      await Server.prepare({
        ...kv.env,
        RATE_LIMITS: "off",
        DEMO: "off",
        ...options.env,
      }),
    );
  }
  await Promise.all(apps.map((app) => app.start()));
  return {
    kv,
    apps,
    visitor(app, token) {
      const { origin } = apps[app];
      const browser = new Browser(
        origin,
        (path, init) => fetch(new URL(path, origin), { redirect: "manual", ...init }),
      );
      if (token) browser.cookies.set("session", token);
      return browser;
    },
    openKv: () => Deno.openKv(kv.url),
    async [Symbol.asyncDispose]() {
      for (const app of apps) await app[Symbol.asyncDispose]();
      await kv[Symbol.asyncDispose]();
    },
  };
}
