/** The served exchange as a process, on a free port and in its own folder. */
import { assert } from "@std/assert";
import { freePort } from "../../tools/free_port.ts";

const root = new URL("../../", import.meta.url);

/** Arguments of `deno task start`, with exactly its permissions. */
export const servingArgs: string[] = JSON.parse(await Deno.readTextFile(new URL("deno.json", root)))
  .tasks.start.split("&& deno ")[1].split(" ");

/** Default timeout of `until`, in milliseconds. */
const TIMEOUT_MS = 20_000;

/** Resource limits of the process, set by the shell that starts it. */
interface Limits {
  /** Open files and connections. */
  files?: number;
  /** Largest size of a file; a write beyond it fails, as on a full disk. */
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

  /** Creates the folder; does not start the process. */
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

  /** Everything that the process has written to stdout and stderr. */
  get output(): string {
    return this.#output;
  }

  /** Starts the process and waits until it is ready. */
  async start(): Promise<void> {
    assert(!this.#child, "the process is running already");
    const { files, fileKilobytes } = this.limits;
    // Unless SIGXFSZ is ignored, it ends the process instead of failing the write.
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
    }, () => `the process is not ready: ${this.#output}`);
  }

  /** Lifts the limit of file sizes for the running process. */
  async makeRoom(): Promise<void> {
    const args = ["--pid", String(this.#child!.pid), "--fsize=unlimited"];
    assert((await new Deno.Command("prlimit", { args }).output()).success, "prlimit failed");
  }

  signal(signal: Deno.Signal): void {
    this.#child!.kill(signal);
  }

  /** Sends a signal and waits for the process to end; returns its exit code. */
  async end(signal: Deno.Signal): Promise<number> {
    const child = this.#child;
    assert(child, "the process is not running");
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

/** Polls a condition every 10 ms; fails with the given message after the timeout. */
export async function until(
  condition: () => Promise<boolean> | boolean,
  failure: () => string,
  timeoutMs = TIMEOUT_MS,
): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (!await condition()) {
    assert(Date.now() < end, failure());
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

export { freePort };
