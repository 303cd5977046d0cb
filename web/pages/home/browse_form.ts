/** Parses the query of the home page. */
import {
  concertFilters,
  concertPageFilters,
  type ConcertQuery,
  concertQuerySchema,
  MAX_SEARCH_CURSOR,
} from "#domain/search/query.ts";
import type { FieldError } from "#words/problems.ts";
import { fieldErrors } from "../../answer/json.ts";
import { refuse } from "../../answer/refused.ts";

// Built once: building a schema costs far more than using it.
const schemas = new Map<string, ReturnType<typeof concertQuerySchema>>();
function schemaFor(currency: string) {
  const known = schemas.get(currency);
  if (known) return known;
  const made = concertQuerySchema(concertPageFilters(currency));
  schemas.set(currency, made); // an installation has one currency
  return made;
}

type PageQuestion = { ok: true; query: ConcertQuery } | { ok: false; errors: FieldError[] };

/** Prices in major units, dates as `readDays` gives them; problems by field. Throws `malformed`. */
export function browseQuestion(query: Record<string, string>, currency: string): PageQuestion {
  if ((query.cursor?.length ?? 0) > MAX_SEARCH_CURSOR) refuse("malformed");
  // The size of a page is fixed.
  const { limit: _, ...fields } = query;
  const parsed = schemaFor(currency).safeParse(fields);
  return parsed.success
    ? { ok: true, query: parsed.data }
    : { ok: false, errors: fieldErrors(parsed.error) };
}

/** A little more than any field accepts. Characters. */
const MAX_SHOWN = 300;

/** The query parameters that the page repeats: known fields, cut to a safe length. */
export function shownValues(query: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).filter(([name]) => name in concertFilters)
      .map(([name, value]) => [name, value.slice(0, MAX_SHOWN).toWellFormed()]),
  );
}

/** Address of the home page with this query; `change`: what is to be different, "" for absent. */
export function browseHref(
  query: Record<string, string>,
  change: Record<string, string> = {},
): string {
  const values = Object.entries({ ...query, ...change }).filter(([, value]) => value !== "");
  const params = new URLSearchParams(values);
  return params.size === 0 ? "/" : `/?${params}`;
}
