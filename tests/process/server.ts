/** The served exchange as a process, on a free port and in its own folder. */
import { assert } from "@std/assert";
import { freePort } from "../../tools/free_port.ts";

const root = new URL("../../", import.meta.url);

/** As `deno task start` serves, with the permissions that it gives and no others. */
export const servingArgs: string[] = JSON.parse(await Deno.readTextFile(new URL("deno.json", root)))
  .tasks.start.split("&& deno ")[1].split(" ");

/** Until this, a process must have answered or ended. Milliseconds. */
const PATIENCE_MS = 20_000;

/** What the system grants the process; set by the shell that starts it. */
export interface Limits {
  /** Files and connections that it may have open. */
  files?: number;
  /** How large a file may grow; beyond it a write fails, as on a full disk. */
  fileKilobytes?: number;
}

export class Server implements AsyncDisposable {
  #child: Deno.ChildProcess | null = null;
  #output = "";
  #reading: Promise<unknown> = Promise.resolve();

  private constructor(
    readonly folder: string,
    readonly port: number,
    readonly env: Record<string, string>,
    readonly limits: Limits,
  ) {}

  /** Makes the folder; nothing is started yet. */
  static async prepare(env: Record<string, string> = {}, limits: Limits = {}): Promise<Server> {
    const folder = await Deno.makeTempDir();
    const port = freePort();
    return new Server(folder, port, {
      PORT: String(port),
      KV_URL: `${folder}/exchange.db`,
      LOG: "json",
      ...env,
    }, limits);
  }

  get origin(): string {
    return `http://localhost:${this.port}`;
  }

  /** All that the process has written so far. */
  get output(): string {
    return this.#output;
  }

  /** Starts, and waits for the first answer. */
  async start(): Promise<void> {
    assert(!this.#child, "is running");
    const { files, fileKilobytes } = this.limits;
    // Unheard, the signal would end the process instead of failing the write.
    const full = `trap '' XFSZ && ulimit -S -f ${(fileKilobytes ?? 0) * 2} && `;
    const grant = `${files ? `ulimit -n ${files} && ` : ""}${fileKilobytes ? full : ""}`;
    const command = [Deno.execPath(), ...servingArgs];
    const child = new Deno.Command("sh", {
      args: ["-c", `${grant}exec "$@"`, "sh", ...command],
      cwd: root,
      env: this.env,
      stdout: "piped",
      stderr: "piped",
    }).spawn();
    this.#child = child;
    const collect = async (stream: ReadableStream<Uint8Array<ArrayBuffer>>) => {
      for await (const text of stream.pipeThrough(new TextDecoderStream())) this.#output += text;
    };
    this.#reading = Promise.all([collect(child.stdout), collect(child.stderr)]);
    await until(async () => {
      const res = await fetch(`${this.origin}/readyz`).catch(() => null);
      await res?.body?.cancel();
      return res?.ok ?? false;
    }, () => `does not answer: ${this.#output}`);
  }

  /** Lets the running process write as much as it likes. */
  async makeRoom(): Promise<void> {
    const args = ["--pid", String(this.#child!.pid), "--fsize=unlimited"];
    assert((await new Deno.Command("prlimit", { args }).output()).success, "prlimit failed");
  }

  signal(signal: Deno.Signal): void {
    this.#child!.kill(signal);
  }

  /** Sends a signal and waits for the end; answers the exit code. */
  async end(signal: Deno.Signal): Promise<number> {
    const child = this.#child;
    assert(child, "is not running");
    child.kill(signal);
    const { code } = await child.status;
    await this.#reading;
    this.#child = null;
    return code;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child) await this.end("SIGKILL");
    await Deno.remove(this.folder, { recursive: true });
  }
}

/** Asks until it is so; fails after the patience of a test. */
export async function until(
  isSo: () => Promise<boolean> | boolean,
  what: () => string,
  patienceMs = PATIENCE_MS,
): Promise<void> {
  const end = Date.now() + patienceMs;
  while (!await isSo()) {
    assert(Date.now() < end, what());
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

export { freePort };
