/** Pages of a list: the page size and the cursor of a query, and links to the neighbouring pages. */
import { z } from "zod";
import type { Page } from "#store/types.ts";
import { says } from "#words/problems.ts";
import { check } from "../answer/json.ts";
import { refuse } from "../answer/refused.ts";
import { queryOf } from "./pairs.ts";

/** Items of a list on a page for people. */
const PER_PAGE = 20;

/** Characters. A key over 2 KiB would make KV throw. */
export const MAX_CURSOR = 3_000;

export const pageSize = z.string().regex(/^\d{1,3}$/, says("whole_number")).transform(Number)
  .pipe(z.int().min(1, "Must be 1 or more").max(100, "Must be 100 or less")).default(20);
const sizeQuery = z.object({ limit: pageSize });

/** `limit` (1 to 100, default 20) and `cursor`; throws `malformed` for an overlong cursor. */
export function pageQuery(query: Record<string, string>): { limit: number; cursor?: string } {
  if ((query.cursor?.length ?? 0) > MAX_CURSOR) refuse("malformed");
  const { limit } = check(sizeQuery, { limit: query.limit });
  return { limit, cursor: query.cursor };
}

/** Throws `malformed` for an overlong cursor; an altered one is refused by the store. */
export function listQuery(url: URL): { limit: number; cursor?: string } {
  return { limit: PER_PAGE, cursor: pageQuery({ cursor: queryOf(url).cursor }).cursor };
}

/** The addresses of the pages before and after, with the cursor only: `path` has no query. */
export function pageLinks(
  path: string,
  { next, previous }: Pick<Page<unknown>, "next" | "previous">,
): { next?: string; previous?: string } {
  const link = (cursor?: string) => cursor && `${path}?cursor=${encodeURIComponent(cursor)}`;
  return { next: link(next), previous: link(previous) };
}
