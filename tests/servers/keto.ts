/** A real Keto on free ports, with the permission language of our model. */
import { assert } from "@std/assert";
import { model } from "#domain/permissions/model.ts";
import { permissionLanguage } from "../../tools/ory/permission_language.ts";
import { ketoConfig } from "../../tools/ory/keto_config.ts";
import { serviceFolder } from "../../tools/service.ts";
import { freePort, until } from "../process/server.ts";

/** Else it is frozen: it answers health in a millisecond. */
const ANSWERS_WITHIN_MS = 100;
const LANGUAGE = "namespaces.keto.ts";

export class Keto implements AsyncDisposable {
  #child: Deno.ChildProcess | null = null;

  private constructor(
    private readonly command: string,
    private readonly folder: string,
    readonly readUrl: string,
    readonly writeUrl: string,
  ) {}

  static async start(): Promise<Keto> {
    const command = `${await serviceFolder("keto")}/keto`;
    const folder = await Deno.makeTempDir();
    const [readPort, writePort, metricsPort, languagePort] = Array.from({ length: 4 }, freePort);
    const ports = { readPort, writePort, metricsPort, languagePort };
    const config = ketoConfig({ ...ports, language: LANGUAGE });
    await Deno.writeTextFile(`${folder}/keto.yml`, JSON.stringify(config));
    await Deno.writeTextFile(`${folder}/${LANGUAGE}`, permissionLanguage(model));
    const at = (port: number) => `http://127.0.0.1:${port}`;
    const keto = new Keto(command, folder, at(readPort), at(writePort));
    const migrated = await keto.#command("migrate", "up", "--yes").output();
    assert(migrated.success, new TextDecoder().decode(migrated.stderr));
    await keto.run();
    return keto;
  }

  /** What the exchange is told of it. */
  get env() {
    return { PERMISSIONS: "keto", KETO_READ_URL: this.readUrl, KETO_WRITE_URL: this.writeUrl };
  }

  #command(...args: string[]): Deno.Command {
    const options = "_fk=true&_journal_mode=WAL&_busy_timeout=5000";
    return new Deno.Command(this.command, {
      args: [...args, "-c", `${this.folder}/keto.yml`],
      cwd: this.folder,
      env: { DSN: `sqlite://${this.folder}/keto.db?${options}` },
      stdout: "null",
      stderr: args[0] === "migrate" ? "piped" : "null",
    });
  }

  /** Starts it, also after a `kill`, and waits until it is ready. */
  async run(): Promise<void> {
    assert(!this.#child, "is running");
    this.#child = this.#command("serve", "--sqa-opt-out").spawn();
    for (const url of [this.readUrl, this.writeUrl]) {
      await until(async () => {
        const res = await fetch(`${url}/health/ready`).catch(() => null);
        await res?.body?.cancel();
        return res?.ok ?? false;
      }, () => "Keto is not ready");
    }
  }

  /** A server that is there, and does not answer: once this has come true. */
  async freeze(): Promise<void> {
    this.#child!.kill("SIGSTOP");
    const signal = () => AbortSignal.timeout(ANSWERS_WITHIN_MS);
    await until(async () => {
      const res = await fetch(`${this.readUrl}/health/alive`, { signal: signal() }).catch(() =>
        null
      );
      await res?.body?.cancel();
      return res === null;
    }, () => "Keto answers");
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
