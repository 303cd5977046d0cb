/** A real Hydra on free ports, in memory, that sends browsers to the exchange at `origin`. */
import { freePort, until } from "../process/server.ts";

export class Hydra implements AsyncDisposable {
  #child: Deno.ChildProcess | null = null;
  private constructor(
    readonly folder: string,
    readonly publicUrl: string,
    readonly adminUrl: string,
  ) {}

  static async start(origin: string): Promise<Hydra> {
    const folder = await Deno.makeTempDir();
    const [publicPort, adminPort] = [freePort(), freePort()];
    const hydra = new Hydra(
      folder,
      `http://127.0.0.1:${publicPort}`,
      `http://127.0.0.1:${adminPort}`,
    );
    const address = (port: number) => ({ host: "127.0.0.1", port });
    const config = {
      serve: { public: address(publicPort), admin: address(adminPort) },
      urls: {
        self: { issuer: `${origin}/`, public: `${origin}/`, admin: `${hydra.adminUrl}/` },
        login: `${origin}/oauth2/sign-in`,
        consent: `${origin}/oauth2/consent`,
        logout: `${origin}/oauth2/sign-out`,
        error: `${origin}/oauth2/error`,
        post_logout_redirect: `${origin}/`,
      },
      strategies: { access_token: "opaque", scope: "exact" },
      secrets: { system: ["a secret of thirty-two bytes, or more"] },
      oauth2: { pkce: { enforced: true }, hashers: { algorithm: "bcrypt", bcrypt: { cost: 4 } } },
      log: { level: "warn" },
    };
    await Deno.writeTextFile(`${folder}/hydra.json`, JSON.stringify(config));
    await hydra.start();
    return hydra;
  }

  get env() {
    return { CLIENTS: "hydra", HYDRA_PUBLIC_URL: this.publicUrl, HYDRA_ADMIN_URL: this.adminUrl };
  }

  async start(): Promise<void> {
    this.#child = new Deno.Command("/work/wt/ory-bin/hydra", {
      args: ["serve", "all", "--dev", "--sqa-opt-out", "-c", `${this.folder}/hydra.json`],
      env: { DSN: "memory" },
      stdout: "null",
      stderr: "null",
    }).spawn();
    await until(
      () =>
        fetch(`${this.adminUrl}/health/ready`).then(
          async (res) => (await res.body?.cancel(), res.ok),
          () => false,
        ),
      () => "Hydra is not ready",
    );
  }

  async kill(): Promise<void> {
    this.#child?.kill("SIGKILL");
    await this.#child?.status;
    this.#child = null;
  }

  /** A server that is there, and does not answer. */
  freeze(frozen: boolean): void {
    this.#child!.kill(frozen ? "SIGSTOP" : "SIGCONT");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
    await Deno.remove(this.folder, { recursive: true });
  }
}
