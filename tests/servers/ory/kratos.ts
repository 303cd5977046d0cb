/** A real Kratos on free ports for an exchange at a given origin; its mail goes to a sink. */
import { openSink, type Sink } from "../../../tools/mail_sink.ts";
import { kratosPlan } from "../../../tools/ory/plans.ts";
import { OryServer } from "../../../tools/ory/server.ts";
import { serviceFolder } from "../../../tools/service.ts";
import { SECRETS } from "./ory_secrets.ts";

/** The cheapest hash, for speed. */
const CHEAP = { HASHERS_ALGORITHM: "bcrypt", HASHERS_BCRYPT_COST: "4" };

export class Kratos implements AsyncDisposable {
  private constructor(
    private readonly server: OryServer,
    private readonly folder: string,
    readonly sink: Sink,
    /** Environment of an exchange that uses it. */
    readonly env: { IDENTITY: "ory"; KRATOS_PUBLIC_URL: string; KRATOS_ADMIN_URL: string },
  ) {}

  /** `more` are variables of Kratos, such as SELFSERVICE_FLOWS_LOGIN_LIFESPAN. */
  static async start(origin: string, more: Record<string, string> = {}): Promise<Kratos> {
    const command = `${await serviceFolder("kratos")}/kratos`;
    const folder = await Deno.makeTempDir();
    const sink = await openSink();
    const smtp = `${sink.url}/?disable_starttls=true`;
    const plan = kratosPlan({ origin, smtp, secrets: SECRETS });
    const variables = { ...plan.variables, ...CHEAP, ...more };
    const server = await OryServer.prepare(command, folder, { ...plan, variables });
    const kratos = new Kratos(server, folder, sink, plan.env as Kratos["env"]);
    await kratos.run();
    return kratos;
  }

  /** Starts the server, or restarts it after a `kill`, and waits until it is ready. */
  run(): Promise<void> {
    return this.server.run();
  }

  kill(): Promise<void> {
    return this.server.kill();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.server[Symbol.asyncDispose]();
    await this.sink.close();
    await Deno.remove(this.folder, { recursive: true });
  }
}
