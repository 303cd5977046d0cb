/** Pages of the lists that belong to a person: cursors both ways in the address. */
import type { Page } from "#store/types.ts";
import { pageQuery, queryOf } from "../answer/json.ts";

const PER_PAGE = 20;

/** Throws `malformed` for an overlong cursor; an altered one is refused by the store. */
export function listQuery(url: URL): { limit: number; cursor?: string } {
  return { limit: PER_PAGE, cursor: pageQuery({ cursor: queryOf(url).cursor }).cursor };
}

/** The addresses of the pages before and after. */
export function pageLinks(
  path: string,
  { next, previous }: Pick<Page<unknown>, "next" | "previous">,
): { next?: string; previous?: string } {
  const link = (cursor?: string) => cursor && `${path}?cursor=${encodeURIComponent(cursor)}`;
  return { next: link(next), previous: link(previous) };
}
