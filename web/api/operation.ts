/** The declaration of one call of the API: requests are checked by it, and the OpenAPI document is made from it. */
import type { tags } from "./openapi/tags.ts";
import type { z } from "zod";
import type { Scope } from "#domain/clients/scopes.ts";
import type { Settings } from "#domain/ports/settings.ts";
import type { RefusalCode } from "#domain/refusals.ts";

export type Method = "GET" | "POST" | "PATCH" | "DELETE";

export interface Answer {
  description: string;
  /** Absent: no body. */
  schema?: z.ZodType;
  /** Server-sent events instead of JSON; `schema` describes the `data` of each event. */
  stream?: boolean;
  /** Bytes of these content types instead of JSON. */
  bytes?: readonly string[];
  /** In addition to those of every answer. */
  headers?: readonly ("ETag" | "Link" | "Location")[];
}

export interface Operation {
  id: string;
  method: Method;
  /** As OpenAPI writes it: `/api/tickets/{id}`. */
  path: string;
  tag: keyof typeof tags;
  summary: string;
  description?: string;
  /** Who may call. Tokens also need `scope`; "person" excludes tokens. */
  who: "anybody" | "signed_in" | "person";
  /** The scope that a token needs; null: any token will do. */
  scope: Scope | null;
  query?: z.ZodObject;
  /** The items of a list; `fields` may select among theirs. */
  lists?: z.ZodObject;
  /** A function, since it depends on settings such as the currency. */
  body?: (settings: Settings) => z.ZodType;
  /** The body is bytes of one of these content types. */
  bodyBytes?: readonly string[];
  /** The body may be omitted. */
  bodyOptional?: true;
  example?: unknown;
  /** Request headers, other than authorization. */
  headers?: readonly ("If-Match" | "If-None-Match" | "Idempotency-Key")[];
  answers: Readonly<Record<number, Answer>>;
  /** In addition to those that every call can meet. */
  refusals: readonly RefusalCode[];
}

/** Refusals that every call can meet. */
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
