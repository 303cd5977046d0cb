/** JSON answers, and checking input against a schema. */
import { z } from "zod";
import "#domain/issue_words.ts";
import { type FieldError, says } from "#words/problems.ts";
import type { Ctx, State } from "../request/state.ts";
import { notModified } from "./conditional.ts";
import { refuse } from "./refused.ts";

/** A JSON answer; its headers tell caches that it depends on the session or token. */
export function json(
  state: Pick<State, "signedIn">,
  body: unknown,
  init: { status?: number; headers?: Record<string, string> } = {},
): Response {
  return Response.json(body, {
    status: init.status,
    headers: { ...cacheHeaders(state), ...init.headers },
  });
}

/** A JSON answer with an ETag, or 304 if the client has it already. */
export function conditionalJson(
  { req, state }: Pick<Ctx, "req" | "state">,
  body: unknown,
  etag: string,
  headers: Record<string, string> = {},
): Response {
  return notModified(req, etag)
    ? new Response(null, { status: 304, headers: { etag, ...cacheHeaders(state) } })
    : json(state, body, { headers: { etag, ...headers } });
}

const cacheHeaders = (state: Pick<State, "signedIn">): Record<string, string> => ({
  "vary": "Cookie, Authorization",
  "cache-control": state.signedIn ? "private, no-cache" : "no-cache",
});

/** Parses with the schema; throws `invalid` with one problem per field. */
export function check<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : refuse("invalid", { errors: fieldErrors(parsed.error) });
}

/** The first problem of each path (joined with dots); an unknown field is reported at its own path. */
export function fieldErrors(error: z.ZodError): FieldError[] {
  const first = new Map<string, FieldError>();
  for (const one of allErrors(error)) if (!first.has(one.path)) first.set(one.path, one);
  return [...first.values()];
}

function allErrors(error: z.ZodError): FieldError[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map(String);
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({
        path: [...path, key].join("."),
        message: says("unknown_field"),
      }));
    }
    return [{ path: path.join("."), message: issue.message }];
  });
}
