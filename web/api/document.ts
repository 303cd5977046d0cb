/** The API described as OpenAPI 3.1, made from the schemas that parse its requests and answers. */
import { z } from "zod";
import { createDocument } from "zod-openapi";
import type { Settings } from "#domain/ports/mod.ts";
import { type RefusalCode, refusals } from "#domain/refusals.ts";
import { LASTING } from "#domain/clients/apps.ts";
import { scopes } from "#domain/clients/scopes.ts";
import { answerHeaders, requestHeaders } from "./headers.ts";
import { describeAsRead, mayBeBlank } from "./text_inputs.ts";
import { linksFrom } from "./links.ts";
import { ALWAYS, type Answer, type Operation } from "./operation.ts";
import { operations } from "./operations.ts";
import { fieldsOf } from "./inputs.ts";
import { id, problemSchema } from "./schemas.ts";

export type Document = ReturnType<typeof createDocument>;
type Responses = Record<string, unknown>;

/** The whole description; `settings` tell the origin and what a body may contain. */
export function describeApi(settings: Settings): Document {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    const path = paths[operation.path] ??= {};
    path[operation.method.toLowerCase()] = describe(operation, settings);
  }
  const document = createDocument({
    openapi: "3.1.1",
    info: {
      title: "Ticketing",
      version: "1",
      description:
        "Everything you can do on the pages. Times are RFC 3339 in UTC, money is in minor " +
        "units, IDs are strings. Errors are problem details (RFC 9457): rely on `code`. `RateLimit` and " +
        "`RateLimit-Policy` tell how many calls are left (`r`) and for how many seconds (`t`).",
    },
    servers: [{ url: settings.origin }],
    tags: [
      { name: "Tickets", description: "Tickets for sale." },
      { name: "Orders", description: "Reservations, purchases and sales." },
      { name: "Payments", description: "Money: authorised, claimed, then captured." },
      { name: "Webhooks", description: "Events sent to you as they happen." },
      { name: "You", description: "Your account, its tokens and apps." },
    ],
    // deno-lint-ignore no-explicit-any
    paths: paths as any,
    components: {
      securitySchemes: {
        token: {
          type: "http",
          scheme: "bearer",
          description: "A personal access token, created on your account page.",
        },
        clientCredentials: {
          type: "oauth2",
          flows: {
            clientCredentials: {
              tokenUrl: `${settings.origin}/oauth2/token`,
              scopes: scopesInWords,
            },
          },
        },
        ...(settings.thirdParties ? { authorizationCode: authorizationCode(settings.origin) } : {}),
        session: {
          type: "apiKey",
          in: "cookie",
          name: settings.origin.startsWith("https:") ? "__Host-session" : "session",
          description: "A signed-in browser of the same origin.",
        },
      },
    },
  }, { override: (context) => context.io === "input" ? describeAsRead(context) : undefined });
  return mayBeBlank(document);
}

const scopeWords: Record<typeof scopes[number], string> = {
  "tickets:read": "View tickets as you see them",
  "tickets:write": "List, edit and withdraw your tickets",
  "orders:read": "View your orders, sales and payments",
  "orders:write": "Reserve tickets and cancel reservations",
  "payments:write": "Open checkouts",
  "webhooks:read": "View your webhooks and their deliveries",
  "webhooks:write": "Add, edit and remove webhooks",
};

const scopesInWords = Object.fromEntries(scopes.map((scope) => [scope, scopeWords[scope]]));

const authorizationCode = (origin: string) => ({
  type: "oauth2" as const,
  description:
    "For apps that act on behalf of other people with their consent. PKCE with S256 is required.",
  flows: {
    authorizationCode: {
      authorizationUrl: `${origin}/oauth2/auth`,
      tokenUrl: `${origin}/oauth2/token`,
      refreshUrl: `${origin}/oauth2/token`,
      scopes: { ...scopesInWords, [LASTING]: "Go on while the person is away" },
    },
  },
});

function describe(operation: Operation, settings: Settings) {
  const { scope, who, body, example } = operation;
  const query = queryOf(operation);
  const headers = headersOf(operation);
  const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, id]);
  const params = names.length > 0 ? { path: z.object(Object.fromEntries(names)) } : {};
  const header = z.object(
    Object.fromEntries(headers.map((name) => [name, requestHeaders[name]])),
  );
  return {
    operationId: operation.id,
    tags: [operation.tag],
    summary: operation.summary,
    description: operation.description,
    security: securityOf(who, scope, settings),
    requestParams: {
      ...params,
      ...(query ? { query } : {}),
      ...(headers.length > 0 ? { header } : {}),
    },
    ...(body
      ? {
        requestBody: {
          required: !operation.bodyOptional,
          content: { "application/json": { schema: body(settings), example } },
        },
      }
      : {}),
    responses: responsesOf(operation),
  };
}

function queryOf({ query, lists }: Operation): z.ZodObject | undefined {
  return lists ? z.object({ ...query?.shape, fields: fieldsOf(lists) }) : query;
}

/** A list is asked for conditionally like a resource. */
const headersOf = ({ headers = [], lists }: Operation) =>
  lists ? [...headers, "If-None-Match" as const] : headers;

/** What every list has beside its page. */
function answersOf({ answers, lists }: Operation): Operation["answers"] {
  if (!lists) return answers;
  return {
    200: { ...answers[200], headers: ["ETag", "Link"] },
    304: { description: "Not modified." },
  };
}

function securityOf(
  who: Operation["who"],
  scope: Operation["scope"],
  { thirdParties }: Settings,
) {
  if (who === "person") return [{ session: [] }];
  const scopes = scope ? [scope] : [];
  const schemes: Record<string, string[]>[] = [
    { session: [] },
    { token: [] },
    { clientCredentials: scopes },
  ];
  if (thirdParties) schemes.push({ authorizationCode: scopes });
  return who === "anybody" ? [{}, ...schemes] : schemes;
}

/** Each status once: what succeeds, then what each refusal with that status means. */
function responsesOf(operation: Operation): Responses {
  const responses: Responses = {};
  for (const [status, answer] of Object.entries(answersOf(operation))) {
    const links = status === "201" ? linksFrom(operation, operations) : {};
    responses[status] = { ...describeAnswer(answer), links };
  }
  for (const [status, codes] of Object.entries(byStatus(refusalsOf(operation)))) {
    responses[status] = {
      description: codes.map((code) => `\`${code}\`: ${refusals[code].title}.`).join(" "),
      content: { "application/problem+json": { schema: problemSchema } },
    };
  }
  return responses;
}

function describeAnswer({ description, schema, stream, headers = [] }: Answer) {
  return {
    description,
    ...(schema && !stream ? { content: { "application/json": { schema } } } : {}),
    ...(stream ? { content: { "text/event-stream": { schema: z.string() } } } : {}),
    ...(headers.length > 0
      ? {
        headers: z.object(Object.fromEntries(headers.map((name) => [name, answerHeaders[name]]))),
      }
      : {}),
  };
}

/** What a call may be refused with, by what it declares. */
export function refusalsOf(operation: Operation): RefusalCode[] {
  const { who, scope, method } = operation;
  const codes = new Set<RefusalCode>([...operation.refusals, ...ALWAYS, "unauthenticated"]);
  if (who === "person" || scope) codes.add("insufficient_scope");
  if (operation.query || operation.lists) codes.add("invalid");
  if (method !== "GET") codes.add("cross_site");
  if (method !== "GET") codes.add("too_large");
  if (method !== "GET") codes.add("request_timeout");
  if (method !== "GET") codes.add("unsupported_media_type");
  if (operation.headers?.includes("Idempotency-Key")) codes.add("idempotency_key_reused");
  return [...codes];
}

function byStatus(codes: readonly RefusalCode[]): Record<number, RefusalCode[]> {
  const found: Record<number, RefusalCode[]> = {};
  for (const code of codes) (found[refusals[code].status] ??= []).push(code);
  return found;
}
