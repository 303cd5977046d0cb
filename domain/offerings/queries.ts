/** Reading what is on offer for a concert. */
import type { Concert } from "../concerts/concert.ts";
import type { Services } from "../ports/services.ts";
import { offerings } from "./offering.ts";
import { feeRulesOf } from "../tickets/listing_rules.ts";
import { offeringAt, type OfferingNow } from "./summary.ts";

/** What is on offer for a concert now; null if nothing is. */
export async function findOffering(
  x: Pick<Services, "store" | "settings" | "gateway">,
  concert: Pick<Concert, "id" | "status">,
): Promise<OfferingNow | null> {
  if (concert.status !== "scheduled") return null;
  const offering = await x.store.get(offerings, concert.id);
  return offering && offeringAt(offering, x.store.now(), feeRulesOf(x));
}
