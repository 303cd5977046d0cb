/** Checks answers of the API against the OpenAPI document. */
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { assert } from "@std/assert";
import { operationOf } from "#web/api/operations/mod.ts";
import { refusalsOf } from "#web/api/openapi/described_operation.ts";
import { describeApi, type Document } from "#web/api/openapi/document.ts";

const ABOUT_ITSELF = new Set(["/api/openapi.json", "/api/docs"]);
const document = describeApi({
  origin: "http://localhost:8000",
  currency: "EUR",
  locale: "en",
  timeZone: "Europe/Paris",
  orderExpirationSeconds: 900,
  maxHolds: 4,
  reholdCooldownSeconds: 120,
  payoutDelaySeconds: 259_200,
  claimSeconds: 172_800,
  priceCapPercent: 120,
  booksYears: 10,
  priceCaps: {},
  saleHorizonDays: null,
  buyerFeePercent: 0,
  sellerFeePercent: 0,
  moderation: false,
  thirdParties: false,
});
const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);
// Not validated itself: it is no schema, only its parts are, and those are when they are compiled.
ajv.addSchema(JSON.parse(JSON.stringify(document)) as object, "api", undefined, false);

/** Throws when a call of the API was answered with a status or body that the document does not describe. */
export async function mustBeDescribed(method: string, url: URL, res: Response): Promise<void> {
  const path = url.pathname;
  if (ABOUT_ITSELF.has(path) || method === "OPTIONS") return;
  const operation = operationOf(method, path);
  if (!operation) {
    assert([404, 405].includes(res.status), `${method} ${path} is not described: ${res.status}`);
    return;
  }
  const verb = operation.method.toLowerCase();
  const answers = answersOf(document, operation.path, verb);
  const what = `${method} ${path} → ${res.status}`;
  assert(String(res.status) in answers, `${what}: only ${Object.keys(answers)} are described`);
  const type = res.headers.get("content-type")?.split(";")[0];
  if (type === "text/event-stream") { // never ends
    assert(answers[res.status].content?.[type], `${what}: is no stream`);
    return;
  }
  const text = method === "HEAD" ? "" : await res.clone().text();
  if (text === "") return;
  // Bytes, such as a picture.
  if (type && !type.includes("json") && answers[res.status].content?.[type]) return;
  assert(answers[res.status].content?.[type ?? ""], `${what}: ${type} is not described`);
  const pointer = [
    "paths",
    operation.path,
    verb,
    "responses",
    res.status,
    "content",
    type,
    "schema",
  ]
    .map((part) => encodeURIComponent(String(part).replaceAll("~", "~0").replaceAll("/", "~1")));
  const validate = ajv.getSchema(`api#/${pointer.join("/")}`);
  assert(validate, `${what}: no schema`);
  assert(validate(JSON.parse(text)), `${what}: ${ajv.errorsText(validate.errors)}\n${text}`);
  if (!res.ok) {
    const { code } = JSON.parse(text);
    assert(
      refusalsOf(operation).includes(code),
      `${what} \`${code}\`: name it in \`refusals\` of ${operation.id}, in web/api/operations/`,
    );
  }
  if (res.ok && operation.lists && !url.searchParams.get("fields")) {
    const whole = ajv.getSchema(`api#/${pointer.join("/")}/properties/items/items/anyOf/0`);
    assert(whole, `${what}: no schema of an item`);
    for (const item of JSON.parse(text).items) {
      assert(whole(item), `${what}: ${ajv.errorsText(whole.errors)}\n${JSON.stringify(item)}`);
    }
  }
}

type Answers = Record<string, { content?: Record<string, unknown> }>;

function answersOf(described: Document, path: string, verb: string): Answers {
  const paths = described.paths as Record<string, Record<string, { responses: Answers }>>;
  return paths[path][verb].responses;
}
