/** Reading payouts: what a seller gets for each sale, when, and why it waits. */
import type { Page } from "#store/types.ts";
import type { Services } from "../ports/services.ts";
import { ok, refuse, type Result } from "../result.ts";
import { sellerPayable } from "../books/accounts.ts";
import { postings } from "../books/posting.ts";
import { type AccountStatus, type PayoutAccount, payoutAccounts, receiving } from "./account.ts";
import { ownOf } from "../trade/payouts/payout_steps.ts";
import { toReverse } from "../trade/payouts/payout_reversals.ts";
import { stillOwed } from "../trade/payouts/payout_debts.ts";
import { owedNow, type SellerDebt, sellerDebts } from "./debt.ts";
import {
  type Payout,
  type PayoutReason,
  payouts,
  type PayoutStatus,
  transferOf,
} from "./payout.ts";

/** blocked: something keeps it from being sent · waiting: it is due, and the seller's account cannot take it. */
type ShownPayoutStatus = PayoutStatus | "blocked" | "waiting";

/** A payout as its seller sees it. */
export interface ShownPayout {
  payout: Payout;
  status: ShownPayoutStatus;
  /** Why it is not sent, or was not; of a blocked one its first block. */
  reason: PayoutReason | Payout["blocks"][number] | "no_account" | null;
  /** What the seller still owes of it, in minor units. */
  owed: number;
  /** What the seller has got of the whole sale and keeps as it stands, in minor units. */
  kept: number;
  /** At most this of what is still to be sent pays what the seller owes, in minor units: earlier payouts may pay it. */
  toKeep: number;
}

/** What keeps a payout back that is held; other reasons are about money that it has lost. */
const whyHeld = ({ reason }: Payout): PayoutReason | null =>
  reason === "account" || reason === "balance" ? reason : null;

function keptOfSale(payout: Payout): number {
  const isUnsent = payout.status === "held" || payout.status === "sending";
  return (isUnsent ? payout.withheld : ownOf(payout)) + payout.earlier;
}

/** What is known of the seller: whether their account takes money, and what they owe. */
interface Seller {
  account: AccountStatus;
  debt: SellerDebt | null;
}

/** The status to show: derived from the blocks, the day, and the seller's account. */
function shownPayout(payout: Payout, { account, debt }: Seller, now: number): ShownPayout {
  // Nothing of it can be taken back: the seller owes it, which the next commit writes down.
  const owing = payout.status === "reversing" && payout.recall > 0 && toReverse(payout) === 0;
  const owed = owing ? payout.recall : payout.status === "owed" ? stillOwed(payout, debt) : 0;
  const shown = (status: ShownPayoutStatus, reason: ShownPayout["reason"]) => ({
    ...{ payout, status, reason, owed, kept: keptOfSale(payout) },
    toKeep: payout.status === "held" ? Math.min(owedNow(debt), transferOf(payout)) : 0,
  });
  if (owing) return shown("owed", payout.reason);
  if (payout.status !== "held") return shown(payout.status, payout.reason);
  if (payout.blocks.length > 0) return shown("blocked", payout.blocks[0]);
  if (now < payout.releaseAt || payout.amount === 0) return shown("held", whyHeld(payout));
  if (account === "active") return shown("held", whyHeld(payout));
  const isThere = account === "restricted" || account === "closed";
  return shown("waiting", isThere ? "account" : "no_account");
}

type Reading = Pick<Services, "store" | "payouts">;

/** The seller's own payout. Refusal: `not_found`, also for somebody else's. */
export async function findPayout(
  x: Reading,
  viewerId: string,
  id: string,
): Promise<Result<ShownPayout>> {
  const [payout, account, debt] = await x.store.snapshot([
    [payouts, id],
    [payoutAccounts, viewerId],
    [sellerDebts, viewerId],
  ]);
  if (payout?.sellerId !== viewerId) return refuse("not_found");
  const seller = { account: receiving(account, x.payouts.name), debt };
  return ok(shownPayout(payout, seller, x.store.now()));
}

/** A sale's payout, with what its seller's account says of it. */
export interface SalePayout extends ShownPayout {
  receiving: AccountStatus;
}

/** The payouts of these orders of one seller, by order; orders that are not complete have none. */
export async function payoutsOfSales(
  x: Reading,
  sellerId: string,
  orderIds: string[],
): Promise<Map<string, SalePayout>> {
  const [account, debt, found] = await Promise.all([
    x.store.get(payoutAccounts, sellerId),
    x.store.get(sellerDebts, sellerId),
    x.store.getMany(payouts, orderIds),
  ]);
  const state = receiving(account, x.payouts.name);
  const seller = { account: state, debt };
  const now = x.store.now();
  return new Map(
    found.filter((payout) => payout !== null && payout.sellerId === sellerId).map((payout) => [
      payout!.id,
      { ...shownPayout(payout!, seller, now), receiving: state },
    ]),
  );
}

/** What a seller is still to get for their sales, in minor units, as the books have it. */
export async function payableTo(
  x: Pick<Services, "store" | "settings">,
  sellerId: string,
): Promise<number> {
  const key = [x.settings.currency, sellerPayable(sellerId)];
  const [total] = await x.store.totalsOf(postings, "account", [key]);
  return Math.max(0, -Number(total));
}

/** Whether a seller has sold anything. */
export async function hasSold(x: Pick<Services, "store">, sellerId: string): Promise<boolean> {
  const page = { prefix: [sellerId], limit: 1 };
  return (await x.store.listKeys(payouts, "seller", page)).length > 0;
}

/** A page of a seller's payouts, newest first. */
export async function listPayouts(
  x: Reading,
  sellerId: string,
  { cursor, limit }: { cursor?: string; limit: number },
): Promise<Page<ShownPayout>> {
  const [page, account, debt] = await Promise.all([
    x.store.list(payouts, "seller", { prefix: [sellerId], cursor, limit, reverse: true }),
    x.store.get(payoutAccounts, sellerId),
    x.store.get(sellerDebts, sellerId),
  ]);
  const seller = { account: receiving(account, x.payouts.name), debt };
  const now = x.store.now();
  return { ...page, items: page.items.map((payout) => shownPayout(payout, seller, now)) };
}

/** Payouts of which a seller owes something that are added up. */
const MAX_OWED = 100;

/** What a seller owes again of what was written off, in minor units: it belongs to no sale. */
export async function owedAgain(
  { store }: Pick<Services, "store">,
  sellerId: string,
): Promise<number> {
  const debt = await store.get(sellerDebts, sellerId);
  const recovered = debt?.noted.filter(({ how }) => how === "recover") ?? [];
  if (recovered.length === 0) return 0;
  const most = recovered.reduce((sum, { amount }) => sum + amount, 0);
  const { items, next } = await store.list(payouts, "owed", {
    prefix: [sellerId],
    limit: MAX_OWED,
  });
  if (next) return 0;
  const ofSales = items.reduce((sum, payout) => sum + stillOwed(payout, debt), 0);
  return Math.max(0, Math.min(most, owedNow(debt) - ofSales));
}

/** The user's account at the payout provider, and what they owe the exchange in minor units. */
export async function payoutAccountOf(
  x: Reading,
  userId: string,
): Promise<{ account: PayoutAccount | null; receiving: AccountStatus; owed: number }> {
  const [account, debt] = await x.store.snapshot([
    [payoutAccounts, userId],
    [sellerDebts, userId],
  ]);
  return {
    account: account?.provider === x.payouts.name ? account : null,
    receiving: receiving(account, x.payouts.name),
    owed: owedNow(debt),
  };
}
