/** One call of the API as OpenAPI describes it. */
import { z } from "zod";
import type { Settings } from "#domain/ports/settings.ts";
import { type RefusalCode, refusals } from "#domain/refusals.ts";
import { fieldsOf } from "../inputs.ts";
import { ALWAYS, type Answer, type Operation } from "../operation.ts";
import { operations } from "../operations/mod.ts";
import { id, problemSchema } from "../schemas.ts";
import { answerHeaders, requestHeaders } from "./headers.ts";
import { linksFrom } from "./links.ts";

type Responses = Record<string, unknown>;

export function describeOperation(operation: Operation, settings: Settings) {
  const { scope, who, body, bodyBytes, example } = operation;
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
    ...(bodyBytes ? { requestBody: { required: true, content: contentOf(bodyBytes) } } : {}),
    responses: responsesOf(operation),
  };
}

function queryOf({ query, lists }: Operation): z.ZodObject | undefined {
  return lists ? z.object({ ...query?.shape, fields: fieldsOf(lists) }) : query;
}

/** Lists support conditional requests as resources do. */
const headersOf = ({ headers = [], lists }: Operation) =>
  lists ? [...headers, "If-None-Match" as const] : headers;

/** Adds what all lists have in common. */
function answersOf({ answers, lists }: Operation): Operation["answers"] {
  if (!lists) return answers;
  return {
    ...answers,
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

/** One response per status: the successful ones, then the refusals, grouped by status. */
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

/** Binary content has no schema in OpenAPI 3.1. */
const contentOf = (types: readonly string[]) => Object.fromEntries(types.map((type) => [type, {}]));

function describeAnswer({ description, schema, stream, bytes, headers = [] }: Answer) {
  return {
    description,
    ...(schema && !stream ? { content: { "application/json": { schema } } } : {}),
    ...(bytes ? { content: contentOf(bytes) } : {}),
    ...(stream ? { content: { "text/event-stream": { schema: z.string() } } } : {}),
    ...(headers.length > 0
      ? {
        headers: z.object(Object.fromEntries(headers.map((name) => [name, answerHeaders[name]]))),
      }
      : {}),
  };
}

/** All refusals of a call: those that it declares, and those that follow from its method, scope and headers. */
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
