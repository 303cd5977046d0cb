/** Reading payouts: what a seller gets for each sale, when, and why it waits. */
import type { Page } from "#store/types.ts";
import type { Services } from "../ports/services.ts";
import { ok, refuse, type Result } from "../result.ts";
import { canReceive, type PayoutAccount, payoutAccounts } from "./account.ts";
import { owedNow, sellerDebts } from "./debt.ts";
import { type Payout, type PayoutReason, payouts, type PayoutStatus } from "./payout.ts";

/** blocked: something keeps it from being sent · waiting: it is due, and the seller's account cannot take it. */
type ShownPayoutStatus = PayoutStatus | "blocked" | "waiting";

/** A payout as its seller sees it. */
export interface ShownPayout {
  payout: Payout;
  status: ShownPayoutStatus;
  /** Why it is not sent, or was not; of a blocked one its first block. */
  reason: PayoutReason | Payout["blocks"][number] | "no_account" | null;
}

/** The status to show: derived from the blocks, the day, and the seller's account. */
function shownPayout(payout: Payout, receives: boolean, now: number): ShownPayout {
  if (payout.status !== "held") return { payout, status: payout.status, reason: payout.reason };
  if (payout.blocks.length > 0) return { payout, status: "blocked", reason: payout.blocks[0] };
  if (now < payout.releaseAt || payout.amount === 0) {
    return { payout, status: "held", reason: payout.reason };
  }
  return receives
    ? { payout, status: "held", reason: payout.reason }
    : { payout, status: "waiting", reason: "no_account" };
}

type Reading = Pick<Services, "store" | "payouts">;

/** The seller's own payout. Refusal: `not_found`, also for somebody else's. */
export async function findPayout(
  x: Reading,
  viewerId: string,
  id: string,
): Promise<Result<ShownPayout>> {
  const [payout, account] = await x.store.snapshot([[payouts, id], [payoutAccounts, viewerId]]);
  if (payout?.sellerId !== viewerId) return refuse("not_found");
  return ok(shownPayout(payout, canReceive(account, x.payouts.name), x.store.now()));
}

/** A page of a seller's payouts, newest first. */
export async function listPayouts(
  x: Reading,
  sellerId: string,
  { cursor, limit }: { cursor?: string; limit: number },
): Promise<Page<ShownPayout>> {
  const [page, account] = await Promise.all([
    x.store.list(payouts, "seller", { prefix: [sellerId], cursor, limit, reverse: true }),
    x.store.get(payoutAccounts, sellerId),
  ]);
  const receives = canReceive(account, x.payouts.name);
  const now = x.store.now();
  return { ...page, items: page.items.map((payout) => shownPayout(payout, receives, now)) };
}

/** The user's account at the payout provider, and what they owe the exchange in minor units. */
export async function payoutAccountOf(
  x: Reading,
  userId: string,
): Promise<{ account: PayoutAccount | null; owed: number }> {
  const [account, debt] = await x.store.snapshot([
    [payoutAccounts, userId],
    [sellerDebts, userId],
  ]);
  return {
    account: account?.provider === x.payouts.name ? account : null,
    owed: owedNow(debt),
  };
}
