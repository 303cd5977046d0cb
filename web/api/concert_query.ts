/** The query of a list of concerts. */
import { type ConcertQuery, concertQuerySchema } from "#domain/search/query.ts";
import { check } from "../answer/json.ts";
import { refuse } from "../answer/refused.ts";

/** As in `concertFields`, in characters; our cursors are shorter. */
const MAX_CURSOR = 300;

// Built once: building a schema costs far more than using it.
const schema = concertQuerySchema();

/** Throws `malformed` for an overlong cursor, `invalid` for other fields. */
export function concertQuestion(query: Record<string, string>): ConcertQuery {
  if ((query.cursor?.length ?? 0) > MAX_CURSOR) refuse("malformed");
  return check(schema, { ...query });
}
