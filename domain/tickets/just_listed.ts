/** Recognises a form that was sent twice: the seller has just listed exactly the same ticket. */
import { describedBy } from "../concerts/find_or_make.ts";
import { identityOf } from "../concerts/identity.ts";
import type { Services } from "../ports/services.ts";
import { codeDigest } from "./codes.ts";
import type { TicketInput } from "./input.ts";
import { listings, ticketOf } from "./listing.ts";
import type { Ticket } from "./ticket.ts";

/** After this time, listing the same ticket counts as intended and is refused as already listed. */
const SAME_FORM_MS = 10 * 60_000;

/** The concert's, which the listing has as the concert spells them. */
const CONCERTS: ReadonlySet<string> = new Set(["title", "venue", "city", "startsAt", "timeZone"]);

/** Null unless this seller listed a ticket with equal fields within the last minutes. */
export async function findJustListed(
  x: Services,
  sellerId: string,
  { code, country: _, ...said }: TicketInput,
): Promise<Ticket | null> {
  const listing = await x.store.find(listings, "code", [await codeDigest(x, code)]);
  const found = ticketOf(listing, listing?.id ?? "");
  if (!found || found.sellerId !== sellerId) return null;
  if (found.version !== 1 || found.createdAt <= x.store.now() - SAME_FORM_MS) return null;
  const is = found as unknown as Record<string, unknown>;
  const same =
    Object.entries(said).every(([field, value]) =>
      CONCERTS.has(field) || JSON.stringify(is[field]) === JSON.stringify(value)
    ) && identityOf(describedBy(said)) === identityOf(describedBy(found));
  return same ? found : null;
}
