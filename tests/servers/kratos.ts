/** A real Kratos on free ports, its mail in our sink, for an exchange at some origin. */
import { assert } from "@std/assert";
import { kratosConfig } from "../../tools/ory/kratos_config.ts";
import { serviceFolder } from "../../tools/service.ts";
import { openSink, type Sink } from "../mail_sink.ts";
import { freePort, until } from "../process/server.ts";

/** Worth nothing against an attacker, and fast. */
const CHEAP = { HASHERS_ALGORITHM: "bcrypt", HASHERS_BCRYPT_COST: "4" };

export class Kratos implements AsyncDisposable {
  #child: Deno.ChildProcess | null = null;

  private constructor(
    private readonly command: string,
    private readonly folder: string,
    private readonly variables: Record<string, string>,
    readonly sink: Sink,
    /** What the exchange is told of it. */
    readonly env: { IDENTITY: "ory"; KRATOS_PUBLIC_URL: string; KRATOS_ADMIN_URL: string },
  ) {}

  /** `more`: its own variables, such as SELFSERVICE_FLOWS_LOGIN_LIFESPAN. */
  static async start(origin: string, more: Record<string, string> = {}): Promise<Kratos> {
    const command = `${await serviceFolder("kratos")}/kratos`;
    const folder = await Deno.makeTempDir();
    const sink = await openSink();
    const [publicPort, adminPort] = [freePort(), freePort()];
    const smtp = `${sink.url}/?disable_starttls=true`;
    const config = kratosConfig({ origin, publicPort, adminPort, smtp });
    await Deno.writeTextFile(`${folder}/kratos.yml`, JSON.stringify(config));
    const options = "_fk=true&_journal_mode=WAL&_busy_timeout=5000";
    const variables = {
      DSN: `sqlite://${folder}/kratos.db?${options}`,
      SECRETS_COOKIE: "a cookie secret for tests alone",
      SECRETS_CIPHER: "a cipher secret of 32 characters",
      ...CHEAP,
      ...more,
    };
    const kratos = new Kratos(command, folder, variables, sink, {
      IDENTITY: "ory",
      KRATOS_PUBLIC_URL: `http://127.0.0.1:${publicPort}`,
      KRATOS_ADMIN_URL: `http://127.0.0.1:${adminPort}`,
    });
    const migrated = await kratos.#command("migrate", "sql", "-e", "--yes").output();
    assert(migrated.success, new TextDecoder().decode(migrated.stderr));
    await kratos.run();
    return kratos;
  }

  #command(...args: string[]): Deno.Command {
    return new Deno.Command(this.command, {
      args: [...args, "-c", `${this.folder}/kratos.yml`],
      cwd: this.folder,
      env: this.variables,
      stdout: "null",
      stderr: args[0] === "migrate" ? "piped" : "null",
    });
  }

  /** Starts it, also after a `kill`, and waits until it is ready. */
  async run(): Promise<void> {
    assert(!this.#child, "is running");
    this.#child = this.#command("serve", "--dev", "--watch-courier", "--sqa-opt-out").spawn();
    await until(async () => {
      const ready = `${this.env.KRATOS_ADMIN_URL}/admin/health/ready`;
      const res = await fetch(ready).catch(() => null);
      await res?.body?.cancel();
      return res?.ok ?? false;
    }, () => "Kratos is not ready");
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
    await this.sink.close();
    await Deno.remove(this.folder, { recursive: true });
  }
}
