/** A real Hydra on free ports, for an exchange at some origin. */
import { assert } from "@std/assert";
import { hydraConfig } from "../../tools/ory/hydra_config.ts";
import { serviceFolder } from "../../tools/service.ts";
import { freePort, until } from "../process/server.ts";

export class Hydra implements AsyncDisposable {
  #child: Deno.ChildProcess | null = null;

  private constructor(
    private readonly command: string,
    private readonly folder: string,
    readonly publicUrl: string,
    readonly adminUrl: string,
  ) {}

  static async start(origin: string): Promise<Hydra> {
    const command = `${await serviceFolder("hydra")}/hydra`;
    const folder = await Deno.makeTempDir();
    const [publicPort, adminPort] = [freePort(), freePort()];
    const config = hydraConfig({ origin, publicPort, adminPort });
    await Deno.writeTextFile(`${folder}/hydra.yml`, JSON.stringify(config));
    const at = (port: number) => `http://127.0.0.1:${port}`;
    const hydra = new Hydra(command, folder, at(publicPort), at(adminPort));
    const migrated = await hydra.#command("migrate", "sql", "-e", "--yes").output();
    assert(migrated.success, new TextDecoder().decode(migrated.stderr));
    await hydra.run();
    return hydra;
  }

  /** What the exchange is told of it. */
  get env() {
    return { CLIENTS: "hydra", HYDRA_PUBLIC_URL: this.publicUrl, HYDRA_ADMIN_URL: this.adminUrl };
  }

  #command(...args: string[]): Deno.Command {
    const options = "_fk=true&_journal_mode=WAL&_busy_timeout=5000";
    return new Deno.Command(this.command, {
      args: [...args, "-c", `${this.folder}/hydra.yml`],
      cwd: this.folder,
      env: {
        DSN: `sqlite://${this.folder}/hydra.db?${options}`,
        SECRETS_SYSTEM: "a system secret of 32 characters",
        // Worth nothing against an attacker, and fast.
        OAUTH2_HASHERS_BCRYPT_COST: "4",
      },
      stdout: "null",
      stderr: args[0] === "migrate" ? "piped" : "null",
    });
  }

  /** Starts it, also after a `kill`, and waits until it is ready. */
  async run(): Promise<void> {
    assert(!this.#child, "is running");
    this.#child = this.#command("serve", "all", "--dev", "--sqa-opt-out").spawn();
    await until(async () => {
      const res = await fetch(`${this.adminUrl}/health/ready`).catch(() => null);
      await res?.body?.cancel();
      return res?.ok ?? false;
    }, () => "Hydra is not ready");
  }

  /** A server that is there, and does not answer. */
  freeze(frozen: boolean): void {
    this.#child!.kill(frozen ? "SIGSTOP" : "SIGCONT");
  }

  async kill(): Promise<void> {
    const child = this.#child;
    assert(child, "is not running");
    child.kill("SIGKILL");
    await child.status;
    this.#child = null;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child) await this.kill();
    await Deno.remove(this.folder, { recursive: true });
  }
}
