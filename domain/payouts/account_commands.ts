/** Setting up a seller's account at the payout provider, and hearing what became of it. */
import { isError } from "#store/base/errors.ts";
import { emit } from "../events.ts";
import { keepAnswer, mustBeNew, type Once } from "../idempotency/once.ts";
import type { GatewayUnavailable } from "../ports/payments.ts";
import type { Services } from "../ports/services.ts";
import { ok, refuse, type Result } from "../result.ts";
import { users } from "../users/user.ts";
import { type PayoutAccount, payoutAccounts } from "./account.ts";

/** How often an account that cannot take money is asked about, in case the provider's news of it were lost. */
export const ASK_AGAIN_MS = 3_600_000;

/** The account, and where to set it up. */
export interface Onboarding {
  account: PayoutAccount;
  url: string;
}

/** Opens the user's account, or finds it; one that was closed is replaced. The provider is called first. */
export async function openPayoutAccount(
  x: Services,
  userId: string,
  once?: Once<PayoutAccount>,
): Promise<Result<Onboarding>> {
  const [user, before] = await x.store.snapshot([[users, userId], [payoutAccounts, userId]]);
  if (!user) return refuse("not_found");
  const { currency } = x.settings;
  const former = before?.provider === x.payouts.name ? before : null;
  const formerId = former?.providerId ?? null;
  const isThere = formerId !== null && (await x.payouts.account(formerId)).status !== "closed";
  const providerId = isThere ? formerId : await x.payouts.openAccount(userId, formerId);
  const url = await x.payouts.onboardingUrl(providerId);
  return await x.store.transact(async (tx): Promise<Result<Onboarding>> => {
    const known = await tx.get(payoutAccounts, userId);
    const fresh = await mustBeNew(tx, x, once);
    if (!fresh.ok) return fresh;
    const provider = x.payouts.name;
    const isSame = known?.provider === provider && known.providerId === providerId;
    const opened = {
      status: "pending",
      provider,
      providerId,
      currency,
      ending: null,
      seenAt: null,
      failedPayout: null,
    } as const;
    const account = !known
      ? tx.create(payoutAccounts, { id: userId, ...opened })
      : isSame
      ? known
      : tx.put(payoutAccounts, { ...known, ...opened });
    if (!isSame) emit(tx, { name: "payout_account:noticed", payload: { userId } });
    // Without the page's address: it opens the account, and works once.
    await keepAnswer(tx, x, once, account);
    return ok({ account, url });
  });
}

/** Most rounds of asking; after that the row is retried with a delay. */
const MAX_ROUNDS = 6;

/** Thrown if the account keeps changing; the row is retried later. */
class AccountNotSettled extends Error {
  override readonly name = "AccountNotSettled";
}

/**
 * Asks the provider about the account. A change is stored and announced in one commit. Several may ask at once: who
 * finds that the account has changed since they asked may hold an older answer, and asks again.
 */
export async function refreshAccount(
  x: Pick<Services, "store" | "payouts">,
  userId: string,
): Promise<void> {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const found = await x.store.get(payoutAccounts, userId);
    if (!found?.providerId || found.provider !== x.payouts.name) return;
    const seen = await x.payouts.account(found.providerId);
    const isStored = await x.store.transact(async (tx) => {
      const now = await tx.get(payoutAccounts, userId);
      if (!now) return true;
      if (now.version !== found.version) return false;
      const changed = now.status !== seen.status || now.ending !== seen.ending;
      if (!changed && now.seenAt !== null && tx.now - now.seenAt < ASK_AGAIN_MS) return true;
      tx.put(payoutAccounts, { ...now, ...seen, seenAt: tx.now });
      if (changed) emit(tx, { name: "payout_account:changed", payload: { userId } });
      return true;
    });
    if (isStored) return;
  }
  throw new AccountNotSettled(`The payout account of ${userId} keeps changing`);
}

/**
 * For the seller's own page: asks the provider about an account that cannot take money yet, so that the page is right
 * before the provider's news arrives.
 */
export async function lookAtAccount(
  x: Pick<Services, "store" | "payouts" | "log">,
  userId: string,
): Promise<void> {
  const known = await x.store.get(payoutAccounts, userId);
  if (known?.status !== "pending" && known?.status !== "restricted") return;
  try {
    await refreshAccount(x, userId);
  } catch (error) {
    if (!isError<GatewayUnavailable>(error, "GatewayUnavailable")) throw error;
    x.log.warn("payout.account_not_read", { userId, error: String(error) });
  }
}
