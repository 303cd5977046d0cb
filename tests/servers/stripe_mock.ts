/** A real stripe-mock, with its API description updated to our API version. */
import { API_VERSION } from "#adapters/payments/stripe/client.ts";
import { serviceFolder } from "../../tools/service.ts";
import { freePort, until } from "../process/server.ts";

export class StripeMock implements AsyncDisposable {
  private constructor(
    readonly origin: string,
    private readonly child: Deno.ChildProcess,
    private readonly scratch: string,
  ) {}

  static async start(): Promise<StripeMock> {
    const folder = await serviceFolder("stripe-mock");
    const scratch = await Deno.makeTempDir();
    const spec = JSON.parse(await Deno.readTextFile(`${folder}/spec3.json`));
    await Deno.writeTextFile(`${scratch}/spec.json`, JSON.stringify(patched(spec)));
    const [http, https] = [freePort(), freePort()];
    const child = new Deno.Command(`${folder}/stripe-mock`, {
      args: [
        ...["-http-addr", `127.0.0.1:${http}`, "-https-addr", `127.0.0.1:${https}`],
        ...["-spec", `${scratch}/spec.json`, "-fixtures", `${folder}/fixtures3.json`],
        "-strict-version-check",
      ],
      stdout: "null",
      stderr: "null",
    }).spawn();
    const mock = new StripeMock(`http://127.0.0.1:${http}`, child, scratch);
    await until(
      () => fetch(mock.origin).then(async (res) => (await res.body?.cancel(), true), () => false),
      () => "stripe-mock does not listen",
    );
    return mock;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.child.kill("SIGTERM");
    await this.child.status;
    await Deno.remove(this.scratch, { recursive: true });
  }
}

// deno-lint-ignore no-explicit-any
type Schema = any;

/** Endpoints whose nested parameters are validated too. */
const STRICT = [
  "/v1/checkout/sessions",
  "/v1/checkout/sessions/{session}/expire",
  "/v1/payment_intents/{intent}/capture",
  "/v1/payment_intents/{intent}/cancel",
  "/v1/refunds",
  "/v1/accounts",
  "/v1/account_links",
  "/v1/accounts/{account}/login_links",
  "/v1/transfers",
  "/v1/transfers/{id}/reversals",
];

const LISTS = ["/v1/checkout/sessions", "/v1/refunds", "/v1/disputes", "/v1/transfers"];

/**
 * The newest stripe-mock describes the version before ours, in which the payment methods of a checkout
 * have another name, and accepts unknown nested parameters. This corrects both.
 */
function patched(spec: Schema): Schema {
  spec.info.version = API_VERSION;
  for (const path of STRICT) {
    const body = spec.paths[path].post.requestBody.content["application/x-www-form-urlencoded"];
    if (path === "/v1/checkout/sessions") {
      const { payment_method_types, ...others } = body.schema.properties;
      body.schema.properties = { ...others, allowed_payment_method_types: payment_method_types };
    }
    close(body.schema);
  }
  for (const path of LISTS) close(spec.paths[path].get.parameters);
  return spec;
}

/** Forbids additional properties in all objects with named ones. */
function close(schema: Schema): void {
  if (typeof schema !== "object" || schema === null) return;
  if (schema.type === "object" && schema.properties) schema.additionalProperties = false;
  for (const inner of Object.values(schema)) close(inner);
}
