/** The container files, as far as they can be checked without an engine: what they set, and what they promise. */
import { assert, assertEquals, assertMatch } from "@std/assert";
import { parse } from "yaml";
import { readConfig } from "#app/config/mod.ts";
import { variables } from "#app/config/schema.ts";
import { deployFiles, USUAL_ORIGIN } from "../tools/ory/deploy.ts";
import { service as denokv } from "../tools/services/denokv.ts";
import { service as hydra } from "../tools/services/hydra.ts";
import { service as keto } from "../tools/services/keto.ts";
import { service as kratos } from "../tools/services/kratos.ts";

const read = (name: string) => Deno.readTextFile(new URL(`../${name}`, import.meta.url));

interface Service {
  build?: { target: string };
  image?: string;
  profiles?: string[];
  environment?: Record<string, string>;
  ports?: string[];
  volumes?: string[];
  read_only?: boolean;
  stop_grace_period?: string;
  depends_on?: string[] | Record<string, { condition: string }>;
  command?: string[];
  extends?: { file: string; service: string };
}
interface Compose {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
}

const composeFile = async () =>
  parse(await read("deploy/compose.yaml"), { merge: true }) as Compose;
const dockerfile = await read("deploy/Dockerfile");

/** What Compose makes of `${NAME:-default}`. */
function filled(environment: Record<string, string>, given: Record<string, string> = {}) {
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [
      name,
      value.replaceAll(/\$\{(\w+):-([^}]*)\}/g, (_, name, usual) => given[name] ?? usual),
    ]),
  );
}

/** The variables that the image itself sets, by the stage of the Dockerfile. */
function imageEnv(stage: string): Record<string, string> {
  const text = dockerfile.split(/^FROM /m).find((part) => part.includes(` AS ${stage}\n`))!;
  const pairs = [...text.matchAll(/^ENV (.+)$/gm)].flatMap(([, line]) => line.split(" "));
  return Object.fromEntries(pairs.map((pair) => pair.split("=")));
}

Deno.test("by default there is one process on a file in a volume, with valid settings", async () => {
  const { services, volumes } = await composeFile();
  const usual = Object.entries(services).filter(([, { profiles }]) => !profiles);
  assertEquals(usual.map(([name]) => name), ["app"]);
  const [, app] = usual[0];
  const config = readConfig({ ...imageEnv("app"), ...filled(app.environment!) });
  assertEquals([config.backend, config.wakeUp, config.demo], ["local", "queue", false]);
  assertEquals(app.volumes, ["data:/data"]);
  assert("data" in volumes && config.kvPath.startsWith("/data/"));
});

Deno.test("with the profile `many` three processes share a denokv and a secret; without one they do not start", async () => {
  const { services } = await composeFile();
  const apps = Object.entries(services).filter(([, { profiles, build }]) =>
    profiles?.includes("many") && build?.target === "app"
  );
  assertEquals(apps.length, 3);
  for (const [, { environment, depends_on }] of apps) {
    const given = { SECRET: "x".repeat(32), DENO_KV_ACCESS_TOKEN: "y".repeat(12) };
    const config = readConfig({ ...imageEnv("app"), ...filled(environment!, given) });
    assertEquals([config.backend, config.wakeUp, config.trustedProxies], ["remote", "cron", 1]);
    assert((depends_on as string[]).includes(new URL(config.kvPath).hostname));
    let told = "";
    try {
      readConfig({ ...imageEnv("app"), ...filled(environment!) });
    } catch (error) {
      told = String(error);
    }
    assertMatch(told, /SECRET: .*/);
    assertMatch(told, /DENO_KV_ACCESS_TOKEN: .*/);
  }
  const nginx = await read("deploy/nginx/site.compose.conf");
  for (const [name] of apps) assert(nginx.includes(`server ${name}:8000 `), name);
});

const commandFor = (name: string, origin: string): string[] =>
  JSON.parse(deployFiles(origin)["serve.json"]).services[name].command;

const ORY = { kratos, keto, hydra };

Deno.test("with the profile `ory` the exchange finds each of Ory's servers where it listens", async () => {
  const { services } = await composeFile();
  const { environment, depends_on, profiles } = services["app-on-ory"];
  assertEquals(profiles, ["ory"]);
  const given = {
    SECRET: "x".repeat(32),
    SMTP_URL: "smtp://mail.example:587",
    MAIL_FROM: "tickets@tickets.example",
  };
  const env = { ...imageEnv("app"), ...filled(environment!, given) };
  assertEquals(readConfig(env).origin, USUAL_ORIGIN);
  assertEquals([env.IDENTITY, env.PERMISSIONS, env.CLIENTS], ["ory", "keto", "hydra"]);
  const urls = Object.entries(env).filter(([name]) => /^(KRATOS|KETO|HYDRA)_.*_URL$/.test(name));
  assertEquals(urls.length, 6);
  for (const [name, value] of urls) {
    const { hostname, port } = new URL(value);
    assert((depends_on as string[]).includes(hostname), value);
    const api = /_(PUBLIC|ADMIN|READ|WRITE)_URL$/.exec(name)![1].toLowerCase();
    const { serve } = JSON.parse(deployFiles(USUAL_ORIGIN)[`${hostname}.json`]);
    assertEquals([serve[api].port, serve[api].host], [Number(port), "0.0.0.0"], name);
  }
});

Deno.test("Ory's servers are official images of the versions that the tests use, each started after its migration", async () => {
  const { services } = await composeFile();
  const files = deployFiles(USUAL_ORIGIN);
  for (const [name, { version }] of Object.entries(ORY)) {
    const [server, migration] = [services[name], services[`${name}-migration`]];
    const serve = server.command ?? commandFor(name, USUAL_ORIGIN);
    const both = [[server, serve], [migration, migration.command!]] as const;
    for (const [{ image, profiles, volumes, ports }, command] of both) {
      assertEquals([image, profiles], [`oryd/${name}:v${version}`, ["ory"]]);
      assertEquals([volumes, ports], [["./ory:/etc/ory:ro"], undefined]);
      assertEquals(command.slice(-2), ["-c", `/etc/ory/${name}.json`]);
      assert(`${name}.json` in files);
    }
    assert(serve.includes("serve") && serve.includes("--sqa-opt-out"));
    assertEquals(migration.command![0], "migrate");
    assertEquals(server.depends_on, {
      [`${name}-migration`]: { condition: "service_completed_successfully" },
    });
    assertEquals(migration.depends_on, { "ory-database": { condition: "service_healthy" } });
    const role = `CREATE ROLE ${name} LOGIN`, database = `CREATE DATABASE ${name} OWNER ${name};`;
    for (const line of [role, database]) assert(files["databases.sh"].includes(line), line);
  }
});

Deno.test("no secret of Ory's servers has a value in the files", async () => {
  const { services } = await composeFile();
  const secret = /^SECRETS_|PASSWORD|CONNECTION_URI/;
  let seen = 0;
  for (const name of [...Object.keys(ORY), "ory-database"]) {
    for (const [variable, value] of Object.entries(services[name].environment!)) {
      if (secret.test(variable)) assertMatch(value, /^\$\{\w+:-\}$/, `${name}: ${variable}`);
      else if (variable === "DSN") {
        const own =
          `://${name}:\${ORY_${name.toUpperCase()}_PASSWORD:-}@ory-database:5432/${name}?`;
        assert(value.includes(own), `${name} has a role of its own`);
      } else continue;
      seen++;
    }
  }
  assertEquals(seen, 11);
  for (const text of Object.values(deployFiles(USUAL_ORIGIN))) {
    assert(!/"secrets"|"dsn"|connection_uri/.test(text));
  }
});

Deno.test("on https Kratos and Hydra run in production mode, by the command generated for the origin", async () => {
  const { services } = await composeFile();
  for (const name of ["kratos", "hydra"]) {
    assertEquals(services[name].extends, { file: "ory/serve.json", service: name });
    for (const origin of ["https://tickets.example", USUAL_ORIGIN]) {
      const isDevelopment = commandFor(name, origin).includes("--dev");
      assertEquals(isDevelopment, origin === USUAL_ORIGIN, `${name} at ${origin}`);
    }
  }
});

Deno.test("deploy/ory is what `deno task deploy:ory` generates", async () => {
  const files = deployFiles(USUAL_ORIGIN);
  for (const [name, text] of Object.entries(files)) {
    assertEquals(await read(`deploy/ory/${name}`), text, "run `deno task deploy:ory`");
  }
  const there = [...Deno.readDirSync(new URL("../deploy/ory", import.meta.url))];
  assertEquals(there.map(({ name }) => name).sort(), Object.keys(files).sort());
});

Deno.test("every variable that is set exists", async () => {
  const { services } = await composeFile();
  const known = new Set<string>([...variables, "DENO_NO_UPDATE_CHECK"]);
  let seen = 0;
  for (const { build, environment = {} } of Object.values(services)) {
    if (build?.target !== "app") continue;
    for (const name of [...Object.keys(environment), ...Object.keys(imageEnv("app"))]) {
      assert(known.has(name), `${name} is no setting`);
      seen++;
    }
  }
  assert(seen > 10);
});

Deno.test("nothing runs as root or writes outside its volume, and a stop has enough time", async () => {
  const { services } = await composeFile();
  for (const [name, { read_only, stop_grace_period }] of Object.entries(services)) {
    assertEquals(read_only, true, name);
    assert(parseInt(stop_grace_period ?? "0") > 10, name);
  }
  for (const stage of ["app", "denokv"]) {
    const text = dockerfile.split(/^FROM /m).find((part) => part.includes(` AS ${stage}\n`))!;
    assertMatch(text, /^USER (?!root|0)\w+$/m);
    assertMatch(text, /^STOPSIGNAL SIGTERM$/m);
  }
  assertMatch(dockerfile, /^HEALTHCHECK /m);
});

Deno.test("the versions are those of the tests, and the start command is that of `deno task start`", async () => {
  const [, deno] = /FROM denoland\/deno:(\S+) AS app/.exec(dockerfile)!;
  assert((await read(".ci/run")).includes(`deno@${deno} `));
  assert(dockerfile.includes(`cargo install denokv --version ${denokv.version} --locked`));
  const { tasks } = JSON.parse(await read("deno.json"));
  const started = String(tasks.start).split("&&").at(-1)!.trim().split(/\s+/);
  const [, command] = /^CMD (\[.*main\.ts"\])$/m.exec(dockerfile)!;
  assertEquals(JSON.parse(command), started);
});
