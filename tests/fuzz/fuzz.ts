/**
 * Fuzzes the whole API with schemathesis: valid and invalid requests made from the description, sent
 * anonymously, with a token, and with a session. `schemathesis.toml` lists the exceptions and why.
 */
import { assert } from "@std/assert";
import { scopes } from "#domain/clients/scopes.ts";
import { serviceFolder } from "../../tools/service.ts";
import { Browser } from "../http/browser.ts";
import { list, reserve, seeOther } from "../http/cast.ts";
import { Server } from "../process/server.ts";

interface FuzzOptions {
  /** Largest number of requests per phase and operation. */
  examples: number;
  seed?: number;
  /** Receives the output of schemathesis. */
  say: (text: string) => void;
}

interface FuzzRun {
  who: string;
  code: number;
  output: string;
}

interface Client {
  who: string;
  /** Headers of every request. */
  headers: Record<string, string>;
  /** Appended to `schemathesis.toml`. */
  settings: string;
}

/**
 * Warnings that mean a gap in the description. Others depend on the values drawn, such as only
 * unknown ids or no existing time zone; `ownTickets` provides known ids where they matter.
 */
const STRICT = `
[warnings]
fail-on = ["missing_deserializer", "unused_openapi_auth", "unsupported_regex", "rate_limited"]
`;
/** Most operations refuse anonymous requests, and schemathesis would warn of each. */
const LAX = "[warnings]\nenabled = false\n";

/** Runs schemathesis once for each client; all codes are 0 if it finds nothing. */
export async function fuzz({ examples, seed, say }: FuzzOptions): Promise<FuzzRun[]> {
  const command = `${await serviceFolder("schemathesis")}/bin/st`;
  const common = await Deno.readTextFile(new URL("schemathesis.toml", import.meta.url));
  await using server = await Server.prepare({ DEMO: "on", RATE_LIMITS: "off" });
  await server.start();
  const runs: FuzzRun[] = [];
  for (const { who, headers, settings } of await clientsOf(server)) {
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

async function clientsOf(server: Server): Promise<Client[]> {
  const [owner, person] = [await signUp(server, "owner"), await signUp(server, "person")];
  const made = await owner.call("POST", "/api/clients", { name: "Fuzzing", scopes });
  const { secret } = await made.json();
  await makeModerator(server, "person@example.org");
  const bearer = `[auth.openapi.token]\nbearer = "${secret}"\n`;
  const session = `[auth.openapi.session]\napi_key = "${person.cookies.get("session")}"\n`;
  return [
    { who: "anonymous", headers: {}, settings: LAX },
    {
      who: "with a token",
      headers: {},
      settings: STRICT + bearer + await ownTickets(owner) + NOT_FOR_APPS,
    },
    {
      who: "with a session",
      headers: { origin: server.origin }, // as a browser sends it
      settings: STRICT + session + await ownTickets(person) + await orderToRefund(owner, person),
    },
  ];
}

/** Operations refused to every token, or to all but moderators. */
const NOT_FOR_APPS = `
[[operations]]
include-operation-id = ["listClients", "createClient", "removeClient", "refundOrder", "stopOrder", "takeTicketOff", "correctConcert", "moveConcert", "mergeConcert", "cancelConcert"]
warnings = false
`;

/** Own tickets to edit and to withdraw: made-up ids would all be answered 404. */
async function ownTickets(seller: Browser): Promise<string> {
  return `
[[operations]]
include-operation-id = ["editTicket", "editListing"]
parameters = { "path.id" = "${await list(seller)}", "header.If-Match" = "*" }

[[operations]]
include-operation-id = ["withdrawTicket", "withdrawListing"]
parameters = { "path.id" = "${await list(seller)}" }
`;
}

async function orderToRefund(seller: Browser, buyer: Browser): Promise<string> {
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
