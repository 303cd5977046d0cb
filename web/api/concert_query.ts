/** The query of a list of concerts. */
import { type ConcertQuery, concertQuerySchema, MAX_SEARCH_CURSOR } from "#domain/search/query.ts";
import { check } from "../answer/json.ts";
import { refuse } from "../answer/refused.ts";

// Built once: building a schema costs far more than using it.
const schema = concertQuerySchema();

/** Throws `malformed` for an overlong cursor, `invalid` for other fields. */
export function concertQuestion(query: Record<string, string>): ConcertQuery {
  if ((query.cursor?.length ?? 0) > MAX_SEARCH_CURSOR) refuse("malformed");
  return check(schema, { ...query });
}
