/** One call of the API, declared: what checks a request, what enforces its scope, and what describes it. */
import type { z } from "zod";
import type { Scope } from "#domain/clients/scopes.ts";
import type { Settings } from "#domain/ports/mod.ts";
import type { RefusalCode } from "#domain/refusals.ts";

export type Method = "GET" | "POST" | "PATCH" | "DELETE";

export interface Answer {
  description: string;
  /** Absent: no body. */
  schema?: z.ZodType;
  /** Server-sent events in place of JSON: `schema` is what the `data` of each says. */
  stream?: boolean;
  /** Beside those that every answer has. */
  headers?: readonly ("ETag" | "Link" | "Location")[];
}

export interface Operation {
  id: string;
  method: Method;
  /** As OpenAPI writes it: `/api/tickets/{id}`. */
  path: string;
  tag: "Tickets" | "Orders" | "Payments" | "Webhooks" | "You";
  summary: string;
  description?: string;
  /** Who may call: anybody, with `scope` for tokens; "person": no token at all. */
  who: "anybody" | "signed_in" | "person";
  /** What a token needs; null: any token will do. */
  scope: Scope | null;
  query?: z.ZodObject;
  /** What is listed: `fields` may choose among its own. */
  lists?: z.ZodObject;
  /** Depends on the installation's settings, such as the currency. */
  body?: (settings: Settings) => z.ZodType;
  /** The call may do without the body. */
  bodyOptional?: true;
  example?: unknown;
  /** The request's headers, beside authorization. */
  headers?: readonly ("If-Match" | "If-None-Match" | "Idempotency-Key")[];
  answers: Readonly<Record<number, Answer>>;
  /** Beside those that every call can meet. */
  refusals: readonly RefusalCode[];
}

/** What any call can be answered, whatever it asks. */
export const ALWAYS: readonly RefusalCode[] = [
  "malformed",
  "address_too_long",
  "rate_limited",
  "internal",
  "busy",
  "not_writable",
  "overloaded",
  "unavailable",
];
