/**
 * `deno task start:ory [folder]`: runs the exchange with Ory's servers, to try them. Databases and secrets
 * are in `data/ory/` or the given folder. All processes stop together, on Ctrl-C or when one of them ends.
 */
import { argumentsOf } from "../../app/arguments.ts";
import { openSink } from "../mail_sink.ts";
import { serviceFolder } from "../service.ts";
import { PLANS, type Secrets } from "./plans.ts";
import { OryServer } from "./server.ts";

const root = new URL("../../", import.meta.url);
const { words: [given] } = argumentsOf("deno task start:ory [FOLDER]", {}, { words: 1 });
const named = given ?? new URL("data/ory", root).pathname;
const origin = Deno.env.get("ORIGIN") || `http://localhost:${Deno.env.get("PORT") || "8000"}`;

/** Created once: new ones would sign everybody out, and Hydra could not read its database. */
async function secretsIn(file: string): Promise<Secrets> {
  const kept = await Deno.readTextFile(file).catch((error) => {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  });
  if (kept) return JSON.parse(kept);
  const make = () => crypto.randomUUID().replaceAll("-", "");
  const secrets = { cookie: make(), cipher: make(), system: make() };
  await Deno.writeTextFile(file, JSON.stringify(secrets), { mode: 0o600, createNew: true });
  return secrets;
}

/** Runs the server as `deno task start` does. */
function serve(env: Record<string, string>): Deno.ChildProcess {
  const { tasks } = JSON.parse(Deno.readTextFileSync(new URL("deno.json", root)));
  const args = String(tasks.start).split("&& deno ")[1].split(" ");
  const stdio = { stdout: "inherit", stderr: "inherit" } as const;
  return new Deno.Command(Deno.execPath(), { args, cwd: root, env, ...stdio, detached: true })
    .spawn();
}

// All files written from here on, also by the servers, are private.
Deno.umask(0o077);
await Deno.mkdir(named, { recursive: true, mode: 0o700 });
await Deno.chmod(named, 0o700);
const folder = await Deno.realPath(named);
const secrets = await secretsIn(`${folder}/secrets.json`);
const sink = await openSink({
  onMail({ to, mail }) {
    const code = /\b\d{6}\b/.exec(mail.text ?? "")?.[0];
    console.log(
      `Mail to ${to.join(", ")}: ${mail.subject}${code ? `: ${code}` : `\n${mail.text}`}`,
    );
  },
});

/** Resolves on a signal or when a process ends; `why` is null after a signal. */
const { promise: over, resolve: end } = Promise.withResolvers<{ why: string | null }>();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  Deno.addSignalListener(signal, () => end({ why: null }));
}

const servers: OryServer[] = [];
let exchange: Deno.ChildProcess | null = null;

async function startAll(): Promise<void> {
  const around = { origin, secrets, smtp: `${sink.url}/?disable_starttls=true` };
  for (const plan of PLANS.map((make) => make(around))) {
    const command = `${await serviceFolder(plan.name)}/${plan.name}`;
    const server = await OryServer.prepare(command, folder, plan);
    await server.run();
    servers.push(server);
    server.ended.then(() => end({ why: `${server.name} ended:\n${server.tail}` }));
    const places = Object.entries(server.env).map(([name, value]) => `${name}=${value}`);
    console.log(`${server.name}: ${places.join(" ")}`);
  }
  const usual = {
    KV_URL: `${folder}/ticketing.db`,
    ...Deno.env.get("ORIGIN") ? {} : { DEMO: "on" },
  };
  const env = Object.assign(usual, Deno.env.toObject(), ...servers.map((it) => it.env));
  exchange = serve(env);
  exchange.status.then(({ code }) => end({ why: `The exchange exited with ${code}.` }));
}

const starting = startAll().catch((error) => end({ why: String(error?.message ?? error) }));
const { why } = await over;
await starting; // so that nothing is started after the clean-up
if (why) console.error(why);
const child = exchange as Deno.ChildProcess | null;
try {
  child?.kill("SIGTERM");
} catch (error) {
  if (!(error instanceof TypeError)) throw error; // it has ended already
}
await child?.status;
await Promise.all(servers.map((server) => server.stop()));
await sink.close();
Deno.exit(why ? 1 : 0);
