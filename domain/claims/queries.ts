/** Reading claims. */
import type { Page } from "#store/types.ts";
import { mayReview } from "../moderation/may.ts";
import { type Order, orders } from "../orders/order.ts";
import type { Services } from "../ports/services.ts";
import { ok, refuse, type Result } from "../result.ts";
import { type Claim, claims, isUndecided } from "./claim.ts";

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

/** The ids of those orders whose claims nobody has decided. */
export async function undecidedOf(
  store: Pick<Services["store"], "getMany">,
  orderIds: string[],
): Promise<Set<string>> {
  const found = await store.getMany(claims, orderIds);
  return new Set(found.flatMap((claim) => claim && isUndecided(claim) ? [claim.id] : []));
}
