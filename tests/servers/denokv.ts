/** A real denokv server, and several processes of the exchange on it. */
import { assert } from "@std/assert";
import { serviceFolder } from "../../tools/service.ts";
import { fillRows, tokenOf } from "../bench/rows.ts";
import { Browser } from "../http/browser.ts";
import { freePort, Server, until } from "../process/server.ts";

const TOKEN = "a token for tests alone";
// The Deno KV client in this process reads it from here.
Deno.env.set("DENO_KV_ACCESS_TOKEN", TOKEN);

/** Session token of the user who sells all tickets made by `fillRows`. */
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

  get pid(): number {
    assert(this.#child, "denokv is not running");
    return this.#child.pid;
  }

  /** Environment of an exchange on this server. */
  get env() {
    return {
      KV_URL: this.url,
      DENO_KV_ACCESS_TOKEN: TOKEN,
      SECRET: "a secret that all processes share, for tests",
    };
  }

  async start(): Promise<void> {
    assert(!this.#child, "denokv is running already");
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
    assert(child, "denokv is not running");
    child.kill(signal);
    await child.status;
    this.#child = null;
  }

  /** Stops or resumes the process: while frozen it accepts connections but does not answer. */
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
  /** A browser on one of the processes; signed in if a token is given. */
  visitor(app: number, token?: string): Browser;
  /** Opens the database directly. */
  openKv(): Promise<Deno.Kv>;
}

/** Starts a denokv filled with rows, and several processes of the built exchange on it. */
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
