/** The props of the API's documentation, from its OpenAPI document. */
import type { CallView, FieldView } from "./ApiCall.tsx";
import type { ApiDocsView } from "./ApiDocs.tsx";
import { refusals } from "#domain/refusals.ts";
import type { Settings } from "#domain/ports/settings.ts";
import { curlOf } from "../../api/openapi/curl.ts";
import { refusalsOf } from "../../api/openapi/described_operation.ts";
import type { Document } from "../../api/openapi/document.ts";
import type { Operation } from "../../api/operation.ts";
import { operations } from "../../api/operations/mod.ts";
import { servedDocument } from "../../api/openapi/document_cache.ts";
import { fieldsOfSchema, type Schema, typeInWords } from "./type_words.ts";

const made = new WeakMap<Settings, ApiDocsView>();

/** Cached, like the document itself. */
export function apiDocsView(settings: Settings): ApiDocsView {
  const known = made.get(settings);
  if (known) return known;
  const { document } = servedDocument(settings);
  const view: ApiDocsView = {
    labels,
    intro: document.info.description ?? "",
    origin: settings.origin,
    start: startWith,
    others: settings.thirdParties ? forOthers(settings.origin) : [],
    groups: (document.tags ?? []).map(({ name, description = "" }) => ({
      name,
      id: `tag-${name.toLowerCase()}`,
      description,
      calls: operations.filter(({ tag }) => tag === name).map((operation) =>
        callView(operation, document)
      ),
    })),
    resources: Object.entries(document.components?.schemas ?? {}).map(([name, schema]) => ({
      name,
      id: `schema-${name}`,
      description: (schema as Schema).description ?? "",
      fields: fieldsOfSchema(schema as Schema),
    })),
  };
  made.set(settings, view);
  return view;
}

const startWith = [
  "Create a token on your account page and send it with each request:",
  'curl -H "Authorization: Bearer $TOKEN" "$ORIGIN/api/users/current-user"',
];

/** How an app gets to act for other people. */
const forOthers = (origin: string): string[] => [
  "Register your app on your account page, with its redirect addresses. Send a person " +
  `to \`${origin}/oauth2/auth\` with \`response_type=code\`, \`client_id\`, ` +
  "`redirect_uri`, `scope`, `state`, `code_challenge` and `code_challenge_method=S256`: they are " +
  "asked for permission, scope by scope.",
  "They are redirected back with `code` and `state`. Post the code, `grant_type=authorization_code`, " +
  `\`redirect_uri\` and \`code_verifier\` to \`${origin}/oauth2/token\`, with HTTP Basic or, ` +
  "for a public client, with `client_id`. The scope `offline_access` adds a refresh token.",
  `\`${origin}/.well-known/oauth-authorization-server\` describes this for libraries. People can ` +
  "revoke access on their account page; your tokens then stop working within a minute.",
];

const labels = {
  title: "API",
  machine: "OpenAPI 3.1 document",
  contents: "Calls",
  start: "Getting started",
  others: "Apps for others",
  anybody: "Public; a token needs the scope",
  scope: "Requires the scope",
  signedIn: "Requires a token with any scope",
  person: "Requires a signed-in person; not available to tokens",
  parameters: "Parameters",
  body: "Body",
  example: "Example",
  answers: "Responses",
  refused: "Errors",
  resources: "Resources",
  optional: "optional",
} as const;
export type ApiDocsLabels = { readonly [K in keyof typeof labels]: string };

/** The parts of an OpenAPI operation that are read here. */
interface Described {
  parameters?: {
    name: string;
    in: string;
    required?: boolean;
    description?: string;
    schema: Schema;
  }[];
  /** A body of bytes has no schema. */
  requestBody?: { content: Record<string, { schema: Schema } | undefined> };
  responses: Record<string, { description: string; content?: Record<string, { schema: Schema }> }>;
}

function callView(operation: Operation, document: Document): CallView {
  const { id, method, path, summary, description = "", who, scope, example } = operation;
  const verb = method.toLowerCase() as "get";
  const described = document.paths![path]![verb] as unknown as Described;
  const succeeds = Object.entries(described.responses).filter(([status]) => Number(status) < 400);
  const body = described.requestBody?.content["application/json"]?.schema;
  return {
    id,
    method,
    path,
    summary,
    description,
    who,
    scope,
    parameters: (described.parameters ?? []).map((
      { name, required, schema, ...rest },
    ): FieldView => ({
      name: rest.in === "header" ? `${name}:` : rest.in === "path" ? `{${name}}` : name,
      optional: !required,
      type: typeInWords(schema),
      description: rest.description ?? "",
    })),
    body: body ? fieldsOfSchema(body) : [],
    example: example === undefined ? null : JSON.stringify(example, null, 2),
    answers: succeeds.map(([status, { description, content }]) => ({
      status: Number(status),
      description,
      type: answerType(content),
    })),
    refusals: refusalsOf(operation).map((code) => ({
      code,
      status: refusals[code].status,
      title: refusals[code].title,
    })).sort((a, b) => a.status - b.status),
    curl: who === "person" ? null : curlOf(operation),
  };
}

function answerType(content: Record<string, { schema: Schema }> = {}) {
  if (content["text/event-stream"]) return { text: "server-sent events", ref: null };
  const schema = content["application/json"]?.schema;
  if (!schema) return null;
  const items = schema.properties?.items?.items;
  // A page of a list is described by its items.
  return items
    ? { ...typeInWords(items), text: `a list of ${typeInWords(items).text}` }
    : typeInWords(schema);
}
