/** Runs one Ory server on SQLite, in its own folder. */

/** How to start a server. */
export interface Plan {
  /** Also the name of its binary. */
  name: string;
  /** The whole configuration file. */
  config: unknown;
  /** Files that the configuration refers to, with their text. */
  files?: Record<string, string>;
  /** Environment variables with its secrets. */
  variables: Record<string, string>;
  migrate: readonly string[];
  serve: readonly string[];
  /** URLs that answer 200 once it is ready. */
  ready: readonly string[];
  /** The exchange's environment variables for it. */
  env: Record<string, string>;
}

const READY_WITHIN_MS = 30_000;
/** After this a server that does not stop is killed. */
const STOP_WITHIN_MS = 10_000;
/** Lines of its output that are kept. */
const TAIL_LINES = 40;

export class OryServer implements AsyncDisposable {
  #child: Deno.ChildProcess | null = null;
  #ended: Promise<Deno.CommandStatus> | null = null;
  #tail: string[] = [];

  private constructor(
    private readonly command: string,
    private readonly folder: string,
    private readonly plan: Plan,
  ) {}

  /** Writes its files and migrates its database; throws with its output if that fails. */
  static async prepare(command: string, folder: string, plan: Plan): Promise<OryServer> {
    const server = new OryServer(command, folder, plan);
    await Deno.writeTextFile(`${folder}/${plan.name}.yml`, JSON.stringify(plan.config));
    for (const [name, text] of Object.entries(plan.files ?? {})) {
      await Deno.writeTextFile(`${folder}/${name}`, text);
    }
    const { success, stderr } = await server.#command(plan.migrate).output();
    if (!success) throw new Error(`${plan.name}: ${new TextDecoder().decode(stderr)}`);
    return server;
  }

  #command(args: readonly string[]): Deno.Command {
    const { name, variables } = this.plan;
    const options = "_fk=true&_journal_mode=WAL&_busy_timeout=5000";
    return new Deno.Command(this.command, {
      args: [...args, "-c", `${this.folder}/${name}.yml`],
      cwd: this.folder,
      // No inherited variables: the server reads any setting from the environment, and some of ours have the
      // same names (LOG).
      clearEnv: true,
      env: { DSN: `sqlite://${this.folder}/${name}.db?${options}`, ...variables },
      stdout: "piped",
      stderr: "piped",
      // Detached from Ctrl-C: the starter stops all processes in order.
      detached: true,
    });
  }

  get name(): string {
    return this.plan.name;
  }

  get env(): Record<string, string> {
    return this.plan.env;
  }

  /** The last lines of its output. */
  get tail(): string {
    return this.#tail.join("\n");
  }

  /** Resolves when the running process has ended. */
  get ended(): Promise<Deno.CommandStatus> {
    if (!this.#ended) throw new Error(`${this.name} is not running`);
    return this.#ended;
  }

  /** Starts it, also after a `kill`, and waits until it is ready. */
  async run(): Promise<void> {
    if (this.#child) throw new Error(`${this.name} is running`);
    const child = this.#command(this.plan.serve).spawn();
    this.#child = child;
    const reading = [this.#keepTail(child.stdout), this.#keepTail(child.stderr)];
    let over = false;
    this.#ended = Promise.all([child.status, ...reading]).then(([status]) => {
      over = true;
      return status;
    });
    const end = Date.now() + READY_WITHIN_MS;
    while (!await isReady(this.plan.ready)) {
      const problem = over ? "ended" : Date.now() > end ? "is not ready" : null;
      if (problem) {
        await this.kill();
        throw new Error(`${this.name} ${problem}:\n${this.tail}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async #keepTail(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<void> {
    let rest = "";
    for await (const text of stream.pipeThrough(new TextDecoderStream())) {
      const lines = (rest + text).split("\n");
      rest = lines.pop()!.slice(-10_000);
      this.#tail = [...this.#tail, ...lines].slice(-TAIL_LINES);
    }
  }

  signal(signal: Deno.Signal): void {
    if (!this.#child) throw new Error(`${this.name} is not running`);
    this.#child.kill(signal);
  }

  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  /** Sends SIGTERM, and SIGKILL after a timeout. */
  async stop(): Promise<void> {
    await this.#end("SIGTERM");
  }

  async #end(signal: Deno.Signal): Promise<void> {
    const [child, ended] = [this.#child, this.ended];
    const send = (it: Deno.Signal) => {
      try {
        child!.kill(it);
      } catch (error) {
        if (!(error instanceof TypeError)) throw error; // it has ended already
      }
    };
    send(signal);
    const timer = setTimeout(() => send("SIGKILL"), STOP_WITHIN_MS);
    await ended;
    clearTimeout(timer);
    this.#child = this.#ended = null;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child) await this.kill();
  }
}

async function isReady(urls: readonly string[]): Promise<boolean> {
  for (const url of urls) {
    const res = await fetch(url).catch(() => null);
    await res?.body?.cancel();
    if (!res?.ok) return false;
  }
  return true;
}
