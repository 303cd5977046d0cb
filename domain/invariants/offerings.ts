/** Whether each offering tells what its concert and its offers say, or is marked to be made again. */
import type { Store } from "#store/types.ts";
import { type Concert, concerts, OFFERING_MARK } from "../concerts/concert.ts";
import { type OfferedPrice, type Offering, offerings } from "../offerings/offering.ts";
import { isUpToDate, offeringOf } from "../offerings/refresh.ts";
import { lapsedAt } from "../offerings/summary.ts";
import { isOver } from "../tickets/ticket.ts";

interface Finding {
  readonly entity: "offering";
  /** That of the concert. */
  readonly id: string;
  readonly rule: "offering_missing" | "offering_of_nothing" | "offering_wrong";
  readonly detail: string;
}

/** How often a difference must be seen: an offering may be made again between two reads. */
const LOOKS = 3;

/** Reads only; others may write at the same time. */
export async function* verifyOfferings(store: Store): AsyncGenerator<Finding> {
  for await (const { id } of store.scan(concerts)) yield* ofConcert(store, id);
  for await (const { id } of store.scan(offerings)) {
    // Read after the offering: a concert that is made meanwhile is there.
    if (!await store.get(concerts, id)) yield* ofConcert(store, id);
  }
}

async function* ofConcert(store: Store, id: string): AsyncGenerator<Finding> {
  let finding: Finding | null = null;
  for (let looks = 0; looks < LOOKS; looks++) {
    const [offering, concert] = await store.snapshot([[offerings, id], [concerts, id]]);
    finding = await difference(store, id, offering, concert);
    // Read last: whatever changed meanwhile has set it, or has made the offering again.
    if (!finding || await store.marks.get(OFFERING_MARK, id)) return;
  }
  yield finding!;
}

async function difference(
  store: Store,
  id: string,
  offering: Offering | null,
  concert: Concert | null,
): Promise<Finding | null> {
  const now = store.now();
  const found = (rule: Finding["rule"], detail: string) =>
    ({ entity: "offering", id, rule, detail }) as const;
  const should = concert && await offeringOf(store, concert, now);
  if (!offering) {
    return should && found("offering_missing", `${should.tickets} tickets are on offer`);
  }
  if (isOver(offering, now)) return null; // housekeeping removes it
  if (!concert || !should) return found("offering_of_nothing", "nothing is on offer");
  // What lapsed since it was made shows only in what is read from it. A bounded number of holds is known to it,
  // so that it may also be compared with what it should have been then.
  const isNow = isUpToDate(
    known(offering, lapsedAt(offering, now)),
    known(offering, lapsedAt({ ...offering, ...should }, now)),
  );
  if (isNow) return null;
  const then = await offeringOf(store, concert, offering.updatedAt);
  if (then && isUpToDate(known(offering, offering), known(offering, { ...offering, ...then }))) {
    return null;
  }
  const [has, is] = [lapsedAt(offering, now), should];
  return found(
    "offering_wrong",
    `it tells of ${has.tickets} tickets of ${has.offered} from ${has.from?.amount}, ` +
      `there are ${is.tickets} of ${is.offered} from ${is.from?.amount}`,
  );
}

/** An older version did not store what tickets cost at first: then that is not compared. */
function known(stored: Offering, is: Offering): Offering {
  if ([...stored.prices, ...stored.returns].every(({ worth }) => worth !== null)) return is;
  const unknown = <T extends OfferedPrice>(price: T): T => ({ ...price, worth: null });
  return { ...is, prices: is.prices.map(unknown), returns: is.returns.map(unknown) };
}
