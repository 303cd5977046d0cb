/** Recognises a form that was sent twice: the seller has just listed exactly the same tickets. */
import { describedBy } from "../concerts/find_or_make.ts";
import { identityOf } from "../concerts/identity.ts";
import type { Services } from "../ports/services.ts";
import { sameIn } from "../same.ts";
import { codeDigest } from "./codes.ts";
import type { ListingInput } from "./input.ts";
import { type Listing, listings } from "./listing.ts";
import { fieldsOfConcert } from "./terms.ts";

/** After this time, listing the same tickets counts as intended and is refused as already listed. */
const SAME_FORM_MS = 10 * 60_000;

/** Null unless this seller listed tickets with equal fields within the last minutes. */
export async function findJustListed(
  x: Services,
  sellerId: string,
  { tickets, country: _c, anotherConcert: _a, ...said }: ListingInput,
): Promise<Listing | null> {
  const hashes = await Promise.all(tickets.map(({ code }) => codeDigest(x, code)));
  const found = await x.store.find(listings, "code", [hashes[0]]);
  if (!found || found.sellerId !== sellerId) return null;
  if (found.version !== 1 || found.createdAt <= x.store.now() - SAME_FORM_MS) return null;
  // The listing has its concert's fields as the concert spells them.
  const others = Object.keys(said).filter((field) => !fieldsOfConcert.includes(field));
  const sameTerms = sameIn<typeof said>(found, said, others as (keyof typeof said)[]) &&
    identityOf(describedBy(said)) === identityOf(describedBy(found));
  const sameTickets = found.seats.length === tickets.length &&
    found.seats.every(({ seat, codeType, codeHash }, row) =>
      seat === tickets[row].seat && codeType === tickets[row].codeType && codeHash === hashes[row]
    );
  return sameTerms && sameTickets ? found : null;
}
