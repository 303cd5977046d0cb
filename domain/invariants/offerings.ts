/** Whether each offering tells what its concert and its offers say, or is marked to be made again. */
import type { Store } from "#store/types.ts";
import { type Concert, concerts, OFFERING_MARK } from "../concerts/concert.ts";
import { type OfferedPrice, type Offering, offerings } from "../offerings/offering.ts";
import { isUpToDate, offeringOf } from "../offerings/refresh.ts";
import { lapsedAt } from "../offerings/summary.ts";
import { isOver } from "../tickets/ticket.ts";
import { comparing, type Finding, findingsOf, type Part } from "./checking.ts";

/** How often a difference must be seen: an offering may be made again between two reads. */
const LOOKS = 3;

export const offeringsPart: Part = {
  name: "offerings",
  checks: [
    comparing({
      entity: concerts,
      kind: "offering",
      names: () => [],
      // What its offering should be is known only from its offers.
      mayBeWrong: () => true,
      look: (store, { id }) => lookAt(store, id),
    }),
    comparing({
      entity: offerings,
      kind: "offering",
      names: ({ id }) => [[concerts, id]],
      // Those of concerts that are there were looked at with them.
      mayBeWrong: ({ id }, around) => around.get(concerts, id) === null,
      look: (store, { id }) => lookAt(store, id),
    }),
  ],
};

/** Reads only; others may write at the same time. */
export const verifyOfferings = (store: Store): AsyncGenerator<Finding> =>
  findingsOf(store, offeringsPart);

interface Problem {
  readonly rule: "offering_missing" | "offering_of_nothing" | "offering_wrong";
  readonly detail: string;
}

async function lookAt(store: Store, id: string): Promise<Problem[]> {
  let problem: Problem | null = null;
  for (let looks = 0; looks < LOOKS; looks++) {
    const [offering, concert] = await store.snapshot([[offerings, id], [concerts, id]]);
    problem = await difference(store, offering, concert);
    // Read last: whatever changed meanwhile has set it, or has made the offering again.
    if (!problem || await store.marks.get(OFFERING_MARK, id)) return [];
  }
  return [problem!];
}

async function difference(
  store: Store,
  offering: Offering | null,
  concert: Concert | null,
): Promise<Problem | null> {
  const now = store.now();
  const found = (rule: Problem["rule"], detail: string) => ({ rule, detail });
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
