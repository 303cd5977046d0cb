/** Lists of the API: selected fields, links to the neighbouring pages, and conditional requests. */
import { z } from "zod";
import type { Page } from "#store/types.ts";
import { digestOf } from "../answer/conditional.ts";
import { check, conditionalJson } from "../answer/json.ts";
import { queryOf } from "../request/pairs.ts";
import type { Ctx } from "../request/state.ts";
import { fieldsOf } from "./inputs.ts";

type Json = Record<string, unknown>;

/**
 * Reduces each item to its id and the fields that `fields=` names. Throws `invalid` for a name that the
 * item does not have.
 */
export function chosenFields(url: URL, item: z.ZodObject): (out: Json) => Json {
  const { fields } = check(z.object({ fields: fieldsOf(item) }), queryOf(url));
  if (!fields) return (out) => out;
  const kept = new Set(["id", ...fields.split(",")]);
  return (out) => Object.fromEntries(Object.entries(out).filter(([name]) => kept.has(name)));
}

/**
 * The page as JSON with `Link` headers (RFC 8288) and a weak ETag of its content; 304 if that matches. `more`:
 * what the answer has beside its items.
 */
export function listAnswer<T>(
  ctx: Pick<Ctx, "req" | "url" | "state">,
  { items, next, previous }: Page<T>,
  out: (item: T) => Json,
  more: Json = {},
): Response {
  const body = { items: items.map(out), nextCursor: next, previousCursor: previous, ...more };
  const etag = `W/"${digestOf(body)}"`;
  const links = linksTo(ctx.url, { next, prev: previous });
  return conditionalJson(ctx, body, etag, links === "" ? {} : { link: links });
}

/** The same query with another cursor. */
function linksTo(url: URL, cursors: Record<string, string | undefined>): string {
  return Object.entries(cursors).flatMap(([rel, cursor]) => {
    if (cursor === undefined) return [];
    const query = new URLSearchParams(url.search);
    query.set("cursor", cursor);
    return [`<${url.pathname}?${query}>; rel="${rel}"`];
  }).join(", ");
}
