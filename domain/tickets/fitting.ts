/** Whether a form can be listed: for a concert, or before one is found or made for it. */
import type { Tx } from "#store/types.ts";
import type { Concert } from "../concerts/concert.ts";
import { copyOf, openConcert } from "../concerts/listing.ts";
import { mustBeNew, type Once } from "../idempotency/once.ts";
import type { Services } from "../ports/services.ts";
import { ok, type Result } from "../result.ts";
import { countryOf } from "../country.ts";
import { alreadyListed, type SealedCode } from "./codes.ts";
import { type ListingInput, refusesListing } from "./input.ts";
import { type Listing, listings } from "./listing.ts";
import { listingRulesOf } from "./listing_rules.ts";

interface ListingForm extends Omit<ListingInput, "tickets" | "anotherConcert"> {
  codes: readonly SealedCode[];
  once: Once<Listing> | undefined;
}

/**
 * Why a form cannot be listed now, or its concert, which the commit checks, as well as that each barcode is free.
 * `concertId: null`: before a concert is found or made for it. Throws `AnsweredBefore`.
 */
export async function fitting(
  tx: Tx,
  x: Services,
  { codes, once, country, ...shared }: ListingForm,
  concertId: string | null,
): Promise<Result<Concert | null>> {
  const found = await Promise.all(
    codes.map(({ codeHash }) => tx.find(listings, "code", [codeHash])),
  );
  const concert = concertId === null ? ok(null) : await openConcert(tx, concertId);
  const fresh = await mustBeNew(tx, x, once);
  if (!fresh.ok) return fresh;
  if (!concert.ok) return concert;
  const copied = concert.value && copyOf(concert.value);
  const problem = refusesListing(
    { ...shared, ...copied },
    codes.length,
    concert.value ? concert.value.country : countryOf(country, shared.timeZone),
    tx.now,
    listingRulesOf(x),
  );
  if (problem) return { ok: false, refusal: problem };
  const taken = codes.find((_, row) => found[row] !== null);
  return taken ? { ok: false, refusal: alreadyListed(taken) } : concert;
}
