/** A real Hydra on free ports, for an exchange at a given origin. */
import { hydraPlan } from "../../../tools/ory/plans.ts";
import { OryServer } from "../../../tools/ory/server.ts";
import { serviceFolder } from "../../../tools/service.ts";
import { SECRETS } from "./ory_secrets.ts";
import { untilHeard, untilSilent } from "../silent.ts";

export class Hydra implements AsyncDisposable {
  private constructor(
    private readonly server: OryServer,
    private readonly folder: string,
    /** Environment of an exchange that uses it. */
    readonly env: { CLIENTS: "hydra"; HYDRA_PUBLIC_URL: string; HYDRA_ADMIN_URL: string },
  ) {}

  static async start(origin: string): Promise<Hydra> {
    const command = `${await serviceFolder("hydra")}/hydra`;
    const folder = await Deno.makeTempDir();
    const plan = hydraPlan({ origin, secrets: SECRETS });
    // The cheapest hash, for speed.
    const variables = { ...plan.variables, OAUTH2_HASHERS_BCRYPT_COST: "4" };
    const server = await OryServer.prepare(command, folder, { ...plan, variables });
    const hydra = new Hydra(server, folder, plan.env as Hydra["env"]);
    await hydra.run();
    return hydra;
  }

  get publicUrl(): string {
    return this.env.HYDRA_PUBLIC_URL;
  }

  get adminUrl(): string {
    return this.env.HYDRA_ADMIN_URL;
  }

  /** Starts the server, or restarts it after a `kill`, and waits until it is ready. */
  run(): Promise<void> {
    return this.server.run();
  }

  /** Stops the process and waits until it no longer answers; connections are still accepted. */
  async freeze(): Promise<void> {
    this.server.signal("SIGSTOP");
    for (const address of this.#addresses) await untilSilent(address);
  }

  /** Resumes the process and waits until it answers. */
  async thaw(): Promise<void> {
    this.server.signal("SIGCONT");
    for (const address of this.#addresses) await untilHeard(address);
  }

  get #addresses(): string[] {
    return [this.publicUrl, this.adminUrl].map((url) => `${url}/health/alive`);
  }

  kill(): Promise<void> {
    return this.server.kill();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.server[Symbol.asyncDispose]();
    await Deno.remove(this.folder, { recursive: true });
  }
}
