/** A real Kratos on free ports, its mail in our sink, for an exchange at some origin. */
import { openSink, type Sink } from "../../../tools/mail_sink.ts";
import { kratosPlan } from "../../../tools/ory/plans.ts";
import { OryServer } from "../../../tools/ory/server.ts";
import { serviceFolder } from "../../../tools/service.ts";
import { SECRETS } from "./ory_secrets.ts";

/** Worth nothing against an attacker, and fast. */
const CHEAP = { HASHERS_ALGORITHM: "bcrypt", HASHERS_BCRYPT_COST: "4" };

export class Kratos implements AsyncDisposable {
  private constructor(
    private readonly server: OryServer,
    private readonly folder: string,
    readonly sink: Sink,
    /** What the exchange is told of it. */
    readonly env: { IDENTITY: "ory"; KRATOS_PUBLIC_URL: string; KRATOS_ADMIN_URL: string },
  ) {}

  /** `more`: its own variables, such as SELFSERVICE_FLOWS_LOGIN_LIFESPAN. */
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

  /** Starts it, also after a `kill`, and waits until it is ready. */
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
