/** Parses the query of a search, for the home page and for the API. */
import {
  browseFields,
  browsePageFields,
  type BrowseQuery,
  browseSchema,
} from "#domain/search/query.ts";
import type { FieldError } from "#words/problems.ts";
import { check, fieldErrors } from "../../answer/json.ts";
import { refuse } from "../../answer/refused.ts";

/** As in `browseFields`, in characters; our cursors are shorter. */
const MAX_CURSOR = 300;

// Built once: building a schema costs far more than using it.
const apiSchema = browseSchema(browseFields);
const pageSchemas = new Map<string, typeof apiSchema>();
function pageSchema(currency: string): typeof apiSchema {
  const known = pageSchemas.get(currency);
  if (known) return known;
  const made = browseSchema(browsePageFields(currency));
  pageSchemas.set(currency, made); // an installation has one currency
  return made;
}

/** The API's query; throws `malformed` for an overlong cursor, `invalid` for other fields. */
export function browseQuestion(query: Record<string, string>): BrowseQuery {
  if ((query.cursor?.length ?? 0) > MAX_CURSOR) refuse("malformed");
  return check(apiSchema, { ...query });
}

type PageQuestion = { ok: true; query: BrowseQuery } | { ok: false; errors: FieldError[] };

/** The page's query: prices in major units, dates as `readDays` gives them, problems by field. */
export function browsePageQuestion(
  query: Record<string, string>,
  currency: string,
): PageQuestion {
  if ((query.cursor?.length ?? 0) > MAX_CURSOR) refuse("malformed");
  // The form has neither field: page size and status are fixed.
  const { limit: _limit, status: _status, ...fields } = query;
  const parsed = pageSchema(currency).safeParse(fields);
  return parsed.success
    ? { ok: true, query: parsed.data }
    : { ok: false, errors: fieldErrors(parsed.error) };
}

/** A little more than any field accepts. Characters. */
const MAX_SHOWN = 300;

/** The query parameters that the page repeats: known fields, cut to a safe length. */
export function shownValues(query: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).filter(([name]) => name in browseFields)
      .map(([name, value]) => [name, value.slice(0, MAX_SHOWN).toWellFormed()]),
  );
}

/** Address of another page of the same results. */
export function browseHref(query: Record<string, string>, cursor?: string): string {
  const { cursor: _former, ...rest } = query;
  const params = new URLSearchParams(cursor === undefined ? rest : { ...rest, cursor });
  return params.size === 0 ? "/" : `/?${params}`;
}
