/**
 * The whole API under schemathesis: a served exchange is asked what its description allows and what
 * it forbids, as nobody, as a program with a token, and as a person. `schemathesis.toml` says what
 * is not held against it, and why.
 */
import { assert } from "@std/assert";
import { scopes } from "#domain/clients/scopes.ts";
import { serviceFolder } from "../../tools/service.ts";
import { Browser } from "../http/browser.ts";
import { list, reserve, seeOther } from "../http/cast.ts";
import { Server } from "../process/server.ts";

export interface FuzzOptions {
  /** Requests of each phase and call at most. */
  examples: number;
  seed?: number;
  /** Gets what schemathesis says. */
  say: (text: string) => void;
}

export interface FuzzRun {
  who: string;
  code: number;
  output: string;
}

interface Asker {
  who: string;
  /** Headers of every request. */
  headers: Record<string, string>;
  /** What `schemathesis.toml` goes on with. */
  settings: string;
}

/**
 * What of a warning is a gap in the description. The others depend on what was drawn: that all of a
 * call's ids were unknown, or that no drawn time zone exists; `theirOwn` sees to what matters there.
 */
const STRICT = `
[warnings]
fail-on = ["missing_deserializer", "unused_openapi_auth", "unsupported_regex", "rate_limited"]
`;
/** Most calls must refuse somebody who is nobody, and schemathesis would warn of each. */
const LAX = "[warnings]\nenabled = false\n";

/** Runs it for each asker; every code is 0 when nothing was found. */
export async function fuzz({ examples, seed, say }: FuzzOptions): Promise<FuzzRun[]> {
  const command = `${await serviceFolder("schemathesis")}/bin/st`;
  const common = await Deno.readTextFile(new URL("schemathesis.toml", import.meta.url));
  await using server = await Server.prepare({ DEMO: "on", RATE_LIMITS: "off" });
  await server.start();
  const runs: FuzzRun[] = [];
  for (const { who, headers, settings } of await askersOf(server)) {
    say(`\n${who}\n`);
    const config = `${server.folder}/schemathesis.toml`;
    await Deno.writeTextFile(config, `${common}\n${settings}`);
    const args = [
      ...["--config-file", config, "run", `${server.origin}/api/openapi.json`, "--no-color"],
      ...["--max-examples", String(examples), ...(seed === undefined ? [] : ["--seed", `${seed}`])],
      ...Object.entries(headers).flatMap(([name, value]) => ["--header", `${name}: ${value}`]),
    ];
    runs.push({ who, ...await run(command, args, server.folder, say) });
  }
  return runs;
}

async function askersOf(server: Server): Promise<Asker[]> {
  const [owner, person] = [await signUp(server, "owner"), await signUp(server, "person")];
  const made = await owner.call("POST", "/api/clients", { name: "Fuzzing", scopes });
  const { secret } = await made.json();
  await makeModerator(server, "person@example.org");
  const bearer = `[auth.openapi.token]\nbearer = "${secret}"\n`;
  const session = `[auth.openapi.session]\napi_key = "${person.cookies.get("session")}"\n`;
  return [
    { who: "as nobody", headers: {}, settings: LAX },
    {
      who: "with a token",
      headers: {},
      settings: STRICT + bearer + await theirOwn(owner) + NOT_FOR_PROGRAMS,
    },
    {
      who: "as a person",
      headers: { origin: server.origin }, // a browser says from where it comes
      settings: STRICT + session + await theirOwn(person) + await toRefund(owner, person),
    },
  ];
}

/** Refused to every token, or to all but moderators. */
const NOT_FOR_PROGRAMS = `
[[operations]]
include-operation-id = ["listClients", "createClient", "removeClient", "refundOrder", "stopOrder", "takeTicketOff"]
warnings = false
`;

/** Tickets of theirs to change and to withdraw: made-up ids would all be 404. */
async function theirOwn(seller: Browser): Promise<string> {
  return `
[[operations]]
include-operation-id = "editTicket"
parameters = { "path.id" = "${await list(seller)}", "header.If-Match" = "*" }

[[operations]]
include-operation-id = "withdrawTicket"
parameters = { "path.id" = "${await list(seller)}" }
`;
}

async function toRefund(seller: Browser, buyer: Browser): Promise<string> {
  return `
[[operations]]
include-operation-id = "refundOrder"
parameters = { "path.id" = "${await reserve(buyer, await list(seller))}" }
`;
}

async function signUp(server: Server, name: string): Promise<Browser> {
  const browser = new Browser(
    server.origin,
    (path, init) => fetch(new URL(path, server.origin), { redirect: "manual", ...init }),
  );
  const form = { name, email: `${name}@example.org`, password: "correct horse battery" };
  await seeOther(browser.post("/sign-up", form), "/");
  return browser;
}

async function makeModerator({ env }: Server, email: string): Promise<void> {
  const { success, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "app/ops/main.ts", "group", "add", "moderators", email],
    cwd: new URL("../../", import.meta.url),
    env,
  }).output();
  assert(success, new TextDecoder().decode(stderr));
}

async function run(command: string, args: string[], cwd: string, say: (text: string) => void) {
  const child = new Deno.Command(command, { args, cwd, stdout: "piped", stderr: "piped" }).spawn();
  let output = "";
  const read = async (stream: ReadableStream<Uint8Array<ArrayBuffer>>) => {
    for await (const text of stream.pipeThrough(new TextDecoderStream())) {
      output += text;
      say(text);
    }
  };
  const [{ code }] = await Promise.all([child.status, read(child.stdout), read(child.stderr)]);
  return { code, output };
}
