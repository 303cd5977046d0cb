/** `deno task start:ory`: signing up with the code from the terminal, stopping, and failing servers. */
import { assert, assertEquals, assertMatch } from "@std/assert";
import { freePort, until } from "../../process/server.ts";
import { launch, openPage } from "../../browser/browser.ts";

const root = new URL("../../../", import.meta.url);

/** Time for the start, which creates several databases, in milliseconds. */
const TIMEOUT_MS = 90_000;

class Starter implements AsyncDisposable {
  output = "";
  readonly origin: string;
  readonly #child: Deno.ChildProcess;
  readonly #reading: Promise<unknown>;

  constructor(readonly folder: string) {
    const port = freePort();
    this.origin = `http://localhost:${port}`;
    this.#child = new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", "tools/ory/start.ts", folder],
      cwd: root,
      env: { PORT: String(port), LOG: "json" },
      stdout: "piped",
      stderr: "piped",
    }).spawn();
    const collect = async (stream: ReadableStream<Uint8Array<ArrayBuffer>>) => {
      for await (const text of stream.pipeThrough(new TextDecoderStream())) this.output += text;
    };
    this.#reading = Promise.all([collect(this.#child.stdout), collect(this.#child.stderr)]);
  }

  async ready(): Promise<void> {
    const ended = () => Promise.reject(new Error(this.output));
    const ready = until(() => answers(`${this.origin}/readyz`), () => this.output, TIMEOUT_MS);
    await Promise.race([ready, this.#child.status.then(ended)]);
  }

  signal(signal: Deno.Signal): void {
    this.#child.kill(signal);
  }

  /** Waits for the process and its output to end; returns the exit code. */
  async ended(): Promise<number> {
    const { code } = await this.#child.status;
    await this.#reading;
    return code;
  }

  /** The URLs of servers that it printed. */
  get servers(): string[] {
    return [...this.output.matchAll(/_URL=(http:\S+)/g)].map(([, url]) => url);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    try {
      this.signal("SIGTERM");
    } catch { /* it has ended already */ }
    await this.ended();
  }
}

/** Whether a server answers at all. */
async function listens(url: string): Promise<boolean> {
  const res = await fetch(url).catch(() => null);
  await res?.body?.cancel();
  return res !== null;
}

async function answers(url: string): Promise<boolean> {
  const res = await fetch(url).catch(() => null);
  await res?.body?.cancel();
  return res?.ok ?? false;
}

Deno.test("a person signs up with the code printed on the terminal, and Ctrl-C stops all servers", async () => {
  const folder = await Deno.makeTempDir();
  await using starter = new Starter(folder);
  await starter.ready();
  const browser = await launch();
  try {
    const { page } = await openPage(browser, {});
    await page.goto(`${starter.origin}/sign-up`);
    await page.getByLabel("Email").fill("nora@fans.test");
    await page.getByLabel("Name").fill("Nora");
    await page.getByLabel("Password").fill("a horse of its own 42");
    await page.getByRole("main").getByRole("button", { name: "Sign up", exact: true }).click();
    const mail = /Mail to nora@fans\.test: .*: (\d{6})\n/;
    await until(() => mail.test(starter.output), () => starter.output);
    await page.getByLabel("Code from the email").fill(mail.exec(starter.output)![1]);
    await page.getByRole("main").getByRole("button", { name: "Continue", exact: true }).click();
    await page.getByText("Your email is confirmed.").waitFor();
  } finally {
    await browser.close();
  }
  const isAccessibleToOthers = (path: string) => (Deno.statSync(path).mode! & 0o077) !== 0;
  const files = [...Deno.readDirSync(folder)].map(({ name }) => name);
  for (const name of ["secrets.json", "kratos.db", "hydra.db", "keto.db"]) {
    assert(files.includes(name), name);
  }
  assertEquals(
    [folder, ...files.map((name) => `${folder}/${name}`)].filter(isAccessibleToOthers),
    [],
  );
  assert(starter.servers.length >= 6, starter.output);
  starter.signal("SIGINT");
  assertEquals(await starter.ended(), 0, starter.output);
  for (const url of [starter.origin, ...starter.servers]) {
    assertEquals(await listens(url), false, `${url} still answers`);
  }
  await Deno.remove(folder, { recursive: true });
});

Deno.test("when one of the servers dies, it is named and all others stop", async () => {
  const folder = await Deno.makeTempDir();
  await using starter = new Starter(folder);
  await starter.ready();
  const pids = await new Deno.Command("pgrep", { args: ["-f", `${folder}/hydra.yml`] }).output();
  Deno.kill(Number(new TextDecoder().decode(pids.stdout)), "SIGKILL");
  assertEquals(await starter.ended(), 1);
  assertMatch(starter.output, /^hydra ended:/m);
  for (const url of [starter.origin, ...starter.servers]) {
    assertEquals(await listens(url), false, `${url} still answers`);
  }
  await Deno.remove(folder, { recursive: true });
});
