/** The query of a concert's page: how many tickets, which section, and the page of the list. */
import { z } from "zod";
import { MAX_QUANTITY } from "#domain/offerings/offering.ts";
import { refuse } from "../../answer/refused.ts";
import { MAX_CURSOR } from "../../request/paging.ts";

export interface OffersQuery {
  /** 1 to 6. */
  quantity?: number;
  section?: string;
  cursor?: string;
}

/** Longer names of sections are not listed. Characters. */
const MAX_SECTION = 80;

const filters = z.object({
  quantity: z.string().regex(/^\d$/).transform(Number).pipe(z.int().min(1).max(MAX_QUANTITY))
    .optional().catch(undefined),
  section: z.string().min(1).max(MAX_SECTION).optional().catch(undefined),
  cursor: z.string().max(MAX_CURSOR).optional(),
});

/** Values that no form of ours sends count as absent. Throws `malformed` for an overlong cursor. */
export function offersQuery(query: Record<string, string>): OffersQuery {
  const parsed = filters.safeParse({ ...query });
  return parsed.success ? parsed.data : refuse("malformed");
}

/** Address of a concert's page with these filters. */
export function offersHref(concertId: string, { quantity, section, cursor }: OffersQuery): string {
  const query = new URLSearchParams({
    ...(quantity !== undefined && { quantity: String(quantity) }),
    ...(section !== undefined && { section }),
    ...(cursor !== undefined && { cursor }),
  });
  const path = `/concerts/${concertId}`;
  return query.size === 0 ? path : `${path}?${query}`;
}
