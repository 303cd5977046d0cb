/** News of sellers' accounts at the payout provider: by webhook, and by asking for what was not told. */
import { emit } from "../events.ts";
import type { AccountNotice } from "../ports/payouts.ts";
import type { Services } from "../ports/services.ts";
import { payoutAccounts } from "./account.ts";
import { ASK_AGAIN_MS } from "./account_commands.ts";

/** Accounts that are asked about in one go. */
const MAX_ASKED = 100;

/**
 * Returns whether the account is one of ours. The handler reads its state from the provider. A payout from the
 * account to the seller's bank is none of ours: the seller is told that it failed, once, and nothing else changes.
 */
export async function noticeAccount(
  x: Pick<Services, "store">,
  { accountId, failedPayout }: AccountNotice,
): Promise<boolean> {
  const found = await x.store.find(payoutAccounts, "provider", [accountId]);
  if (!found) return false;
  const userId = found.id;
  await x.store.transact(async (tx) => {
    emit(tx, { name: "payout_account:noticed", payload: { userId } });
    if (!failedPayout) return;
    const now = await tx.get(payoutAccounts, userId);
    if (now?.providerId !== accountId || now.failedPayout === failedPayout) return;
    tx.put(payoutAccounts, { ...now, failedPayout });
    emit(tx, { name: "payout_account:failed", payload: { userId, failedPayout } });
  });
  return true;
}

/** Has accounts looked at that cannot take money and were not asked about for an hour: the longest waiting first. */
export async function askAboutAccounts(x: Pick<Services, "store" | "payouts">): Promise<void> {
  if (!x.payouts.readNotice) return;
  const end: [number] = [x.store.now() - ASK_AGAIN_MS];
  const rows = await x.store.listKeys(payoutAccounts, "unfinished", { end, limit: MAX_ASKED });
  for (const { id: userId } of rows) {
    await x.store.transact((tx) =>
      emit(tx, { name: "payout_account:noticed", payload: { userId } })
    );
  }
}
