/** A real Keto on free ports, with the permission language of our model. */
import { ketoPlan } from "../../../tools/ory/plans.ts";
import { OryServer } from "../../../tools/ory/server.ts";
import { serviceFolder } from "../../../tools/service.ts";
import { untilSilent } from "../silent.ts";

export class Keto implements AsyncDisposable {
  private constructor(
    private readonly server: OryServer,
    private readonly folder: string,
    /** Environment of an exchange that uses it. */
    readonly env: { PERMISSIONS: "keto"; KETO_READ_URL: string; KETO_WRITE_URL: string },
  ) {}

  static async start(): Promise<Keto> {
    const command = `${await serviceFolder("keto")}/keto`;
    const folder = await Deno.makeTempDir();
    const plan = ketoPlan();
    const server = await OryServer.prepare(command, folder, plan);
    const keto = new Keto(server, folder, plan.env as Keto["env"]);
    await keto.run();
    return keto;
  }

  get readUrl(): string {
    return this.env.KETO_READ_URL;
  }

  get writeUrl(): string {
    return this.env.KETO_WRITE_URL;
  }

  /** Starts the server, or restarts it after a `kill`, and waits until it is ready. */
  run(): Promise<void> {
    return this.server.run();
  }

  /** Stops the process and waits until it no longer answers; connections are still accepted. */
  async freeze(): Promise<void> {
    this.server.signal("SIGSTOP");
    await untilSilent(`${this.readUrl}/health/alive`);
  }

  kill(): Promise<void> {
    return this.server.kill();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.server[Symbol.asyncDispose]();
    await Deno.remove(this.folder, { recursive: true });
  }
}
