/** The question of a browse address, as the page and the API read it. */
import {
  browseFields,
  browsePageFields,
  type BrowseQuery,
  browseSchema,
} from "#domain/search/query.ts";
import type { FieldError } from "#domain/refusals.ts";
import { check, fieldErrors } from "../../answer/json.ts";
import { refuse } from "../../answer/refused.ts";

/** As `browseFields` bounds it; a longer one cannot be ours. */
const MAX_CURSOR = 300;

// Made once: schemas cost far more to make than to use.
const apiSchema = browseSchema(browseFields);
const pageSchemas = new Map<string, typeof apiSchema>();
function pageSchema(currency: string): typeof apiSchema {
  const known = pageSchemas.get(currency);
  if (known) return known;
  const made = browseSchema(browsePageFields(currency));
  pageSchemas.set(currency, made); // an installation has one currency
  return made;
}

/** The API's question; throws `malformed` for an overlong cursor, `invalid` for other fields. */
export function browseQuestion(query: Record<string, string>): BrowseQuery {
  if ((query.cursor?.length ?? 0) > MAX_CURSOR) refuse("malformed");
  return check(apiSchema, { ...query });
}

export type PageQuestion = { ok: true; query: BrowseQuery } | { ok: false; errors: FieldError[] };

/** The page's question: prices in major units, problems tied to the fields. */
export function browsePageQuestion(
  query: Record<string, string>,
  currency: string,
): PageQuestion {
  if ((query.cursor?.length ?? 0) > MAX_CURSOR) refuse("malformed");
  // Neither is a field of the form: a page has the size that it has, and shows held tickets too.
  const { limit: _limit, status: _status, ...fields } = query;
  const parsed = pageSchema(currency).safeParse(fields);
  return parsed.success
    ? { ok: true, query: parsed.data }
    : { ok: false, errors: fieldErrors(parsed.error) };
}

/** A little more than any field takes. Characters. */
const MAX_SHOWN = 300;

/** What the page says again of its address: fields that it knows, each no longer than it could be. */
export function shownValues(query: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).filter(([name]) => name in browseFields)
      .map(([name, value]) => [name, value.slice(0, MAX_SHOWN).toWellFormed()]),
  );
}

/** The address of another page of the same question. */
export function browseHref(query: Record<string, string>, cursor?: string): string {
  const { cursor: _former, ...rest } = query;
  const params = new URLSearchParams(cursor === undefined ? rest : { ...rest, cursor });
  return params.size === 0 ? "/" : `/?${params}`;
}
