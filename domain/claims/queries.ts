/** Reading claims. */
import type { Page } from "#store/types.ts";
import { mayReview } from "../moderation/may.ts";
import { type Order, orders } from "../orders/order.ts";
import type { Services } from "../ports/services.ts";
import { ok, refuse, type Result } from "../result.ts";
import { type Claim, claims } from "./claim.ts";

interface Asked {
  cursor?: string;
  limit: number;
}

/** A claim with its order, for its buyer, its seller and moderators. Refusal: `not_found`. */
export async function findParty(
  x: Services,
  viewerId: string,
  claimId: string,
): Promise<Result<{ claim: Claim; order: Order }>> {
  const [claim, order] = await x.store.snapshot([[claims, claimId], [orders, claimId]]);
  if (!claim || !order) return refuse("not_found");
  const thing = { namespace: "Order", value: order } as const;
  const visible = await x.permissions.allows(viewerId, "view", thing);
  return visible ? ok({ claim, order }) : refuse("not_found");
}

/** A page of a user's claims and of those against them, newest first. */
export const listClaims = (x: Pick<Services, "store">, userId: string, asked: Asked) =>
  x.store.list(claims, "person", { ...asked, prefix: [userId], reverse: true });

/** For moderators: claims to decide, the longest waiting for one first, then those of which the seller still has time to answer; or those that have ended, newest first. */
export async function listClaimsToDecide(
  x: Services,
  moderatorId: string,
  asked: Asked,
  closed = false,
): Promise<Result<Page<Claim>>> {
  if (!await mayReview(x, moderatorId)) return refuse("forbidden");
  const found = closed
    ? await x.store.list(claims, "closed", { ...asked, reverse: true })
    : await x.store.list(claims, "undecided", asked);
  return ok(found);
}

/** How many claims wait for a moderator now, at most `limit`. Reads index rows only. */
export async function countDecidable(
  { store }: Pick<Services, "store">,
  limit: number,
): Promise<number> {
  const rows = await store.listKeys(claims, "undecided", { limit, end: [store.now() + 1] });
  return rows.length;
}

/** How many of the latest claims of a person are counted. */
export const MAX_EARLIER = 50;

/** Other claims, by what became of them; `closed`: by a refund or a bank. */
interface ClaimRecord {
  undecided: number;
  upheld: number;
  rejected: number;
  withdrawn: number;
  closed: number;
}

/**
 * What became of the other claims of this one's buyer, and of those about its seller's sales. Of each person only the
 * latest `MAX_EARLIER` are counted.
 */
export async function earlierClaims(
  { store }: Pick<Services, "store">,
  { id, buyerId, sellerId }: Claim,
): Promise<Record<"buyer" | "seller", ClaimRecord>> {
  const latest = async (userId: string) => {
    const asked = { limit: MAX_EARLIER, prefix: [userId], reverse: true };
    return (await store.list(claims, "person", asked)).items.filter((one) => one.id !== id);
  };
  const [ofBuyer, ofSeller] = await Promise.all([latest(buyerId), latest(sellerId)]);
  return {
    buyer: recordOf(ofBuyer.filter((one) => one.buyerId === buyerId)),
    seller: recordOf(ofSeller.filter((one) => one.sellerId === sellerId)),
  };
}

function recordOf(found: readonly Claim[]): ClaimRecord {
  const record = { undecided: 0, upheld: 0, rejected: 0, withdrawn: 0, closed: 0 };
  for (const claim of found) {
    const { status, closedBy } = claim;
    if (closedBy === "refund" || closedBy === "dispute") record.closed++;
    else if (status === "open" || status === "answered") record.undecided++;
    else record[status]++;
  }
  return record;
}

/** Those of these orders whose claims nobody has decided, and whether the seller has answered. */
export async function undecidedOf(
  store: Pick<Services["store"], "getMany">,
  orderIds: string[],
): Promise<Map<string, "open" | "answered">> {
  const found = await store.getMany(claims, orderIds);
  return new Map(found.flatMap((claim) => {
    const { id, status } = claim ?? {};
    return id && (status === "open" || status === "answered") ? [[id, status] as const] : [];
  }));
}
