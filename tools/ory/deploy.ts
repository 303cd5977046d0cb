/**
 * `deno task deploy:ory [origin]` generates `deploy/ory/`, the files that the containers of
 * `deploy/compose.yaml` read. Secrets, databases and the mail server come from the environment.
 */
import { argumentsOf } from "../../app/arguments.ts";
import { model } from "../../domain/permissions/model.ts";
import { hydraConfig } from "./hydra_config.ts";
import { ketoConfig } from "./keto_config.ts";
import { kratosConfig } from "./kratos_config.ts";
import { permissionLanguage } from "./permission_language.ts";
import { LANGUAGE_FILE, serveCommands } from "./plans.ts";

const folder = new URL("../../deploy/ory/", import.meta.url);

/** The default origin of `docker compose --file deploy/compose.yaml --profile ory up`. */
export const USUAL_ORIGIN = "http://localhost:8000";
/** Each server has its own container. */
const host = "0.0.0.0";

/** The text of each file, by name. */
export function deployFiles(origin: string): Record<string, string> {
  const { courier: { smtp: { connection_uri: _, ...smtp }, ...courier }, ...kratos } = kratosConfig(
    {
      host,
      origin,
      publicPort: 4433,
      adminPort: 4434,
      smtp: "",
    },
  );
  const keto = ketoConfig({
    host,
    readPort: 4466,
    writePort: 4467,
    metricsPort: 4468,
    languagePort: 4469,
    language: LANGUAGE_FILE,
  });
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  return {
    "kratos.json": json({ ...kratos, courier: { ...courier, smtp } }),
    "keto.json": json({ ...keto, namespaces: { location: `file:///etc/ory/${LANGUAGE_FILE}` } }),
    "hydra.json": json(hydraConfig({ host, origin, publicPort: 4444, adminPort: 4445 })),
    "serve.json": json({ services: commands(origin) }),
    [LANGUAGE_FILE]: permissionLanguage(model),
    "databases.sh": databases(["kratos", "keto", "hydra"]),
  };
}

/** Included by `deploy/compose.yaml`: commands that depend on whether the origin is https. */
const commands = (origin: string) =>
  Object.fromEntries(
    Object.entries(serveCommands(origin)).map(([name, command]) => [
      name,
      { command: [...command, "-c", `/etc/ory/${name}.json`] },
    ]),
  );

/** Run once by PostgreSQL's image: each server gets a role and a database that others cannot access. */
function databases(names: readonly string[]): string {
  const make = (name: string) => {
    const password = `ORY_${name.toUpperCase()}_PASSWORD`;
    return `
psql --username postgres --dbname postgres --set ON_ERROR_STOP=1 --set "password=\${${password}:?must be set}" <<'SQL'
CREATE ROLE ${name} LOGIN PASSWORD :'password';
CREATE DATABASE ${name} OWNER ${name};
REVOKE ALL ON DATABASE ${name} FROM PUBLIC;
SQL
`;
  };
  return `#!/bin/sh\nset -e\n${names.map(make).join("")}`;
}

if (import.meta.main) {
  const usage = "deno task deploy:ory [ORIGIN]";
  const { words: [given] } = argumentsOf(usage, {}, { words: 1 });
  const url = URL.parse(given ?? USUAL_ORIGIN);
  if (!url) {
    console.error(`"${given}" is not a URL such as ${USUAL_ORIGIN}. Usage: ${usage}`);
    Deno.exit(2);
  }
  const { origin } = url;
  await Deno.mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(deployFiles(origin))) {
    await Deno.writeTextFile(new URL(name, folder), text);
  }
}
