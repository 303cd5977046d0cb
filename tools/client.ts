/**
 * Generates the typed client's description of the API, `clients/typescript/src/api.ts`, from the OpenAPI
 * document. `deno task client` writes it; `deno task client --check` exits with 1 if it is stale.
 */
import openapiTS, { astToString } from "openapi-typescript";
import { argumentsOf, flag } from "../app/arguments.ts";
import { readConfig } from "#app/config/mod.ts";
import { describeApi } from "#web/api/openapi/document.ts";

const FILE = new URL("../clients/typescript/src/api.ts", import.meta.url);

type Described = { parameters?: { name?: string }[] };

/** The source of the file, as the generator prints it: `deno fmt` leaves it alone. */
export async function clientSource(): Promise<string> {
  // Of the settings, the types show only whether apps of third parties are there: here all is shown.
  const settings = { ...readConfig({}), thirdParties: true };
  const document = JSON.parse(JSON.stringify(describeApi(settings)));
  const types = astToString(await openapiTS(document, { alphabetize: true }));
  const keyed = Object.entries<Record<string, Described>>(document.paths)
    .filter(([, { post }]) => post?.parameters?.some(({ name }) => name === "Idempotency-Key"))
    .map(([path]) => path).sort();
  const list = `const KEYED_POSTS: readonly string[] = ${JSON.stringify(keyed, null, 4)};`;
  return `// Generated from the OpenAPI document by \`deno task client\`; do not edit.
// deno-lint-ignore-file

/** Posts that may be repeated under the same \`Idempotency-Key\`. */
export ${list}

${types}`;
}

if (import.meta.main) {
  const { options } = argumentsOf("deno task client [--check]", { check: flag });
  const source = await clientSource();
  if (!options.check) await Deno.writeTextFile(FILE, source);
  else if (source !== await Deno.readTextFile(FILE).catch(() => "")) {
    console.error("clients/typescript/src/api.ts is stale: run `deno task client`");
    Deno.exit(1);
  }
}
