/** Handlers that send letters about an account. With Ory Kratos, which sends its own, only `onEmailChanged` does. */
import type { Payload } from "../events.ts";
import type { Side } from "../ports/own_accounts.ts";
import type { Services } from "../ports/services.ts";
import { owedNow, sellerDebts } from "../payouts/debt.ts";
import { users } from "../users/user.ts";
import {
  debtRecoveredLetter,
  emailAskedLetter,
  emailChangedLetter,
  passwordChangedLetter,
  payoutFailedLetter,
  recoveryLetter,
} from "./account_letters.ts";
import { post } from "./post.ts";

export async function onRecoveryAsked(
  x: Services,
  { recoveryId }: Payload<"recovery:asked">,
): Promise<void> {
  const found = await x.identity.accounts?.recovery.letter(recoveryId);
  if (!found) return;
  const letter = recoveryLetter(found.user, found.link, x.settings);
  await post(x, "recovery", recoveryId, found.user.email, letter);
}

export async function onPasswordChanged(
  x: Services,
  { userId, epoch }: Payload<"password:changed">,
): Promise<void> {
  const user = await x.store.get(users, userId);
  if (!user) return;
  const letter = passwordChangedLetter(user, x.settings);
  await post(x, "password-changed", `${userId}.${epoch}`, user.email, letter);
}

export const onEmailAskedOld = (x: Services, payload: Payload<"email:asked">): Promise<void> =>
  emailAsked(x, payload, "old");
export const onEmailAskedNew = (x: Services, payload: Payload<"email:asked">): Promise<void> =>
  emailAsked(x, payload, "new");

async function emailAsked(
  x: Services,
  { changeId, round }: Payload<"email:asked">,
  side: Side,
): Promise<void> {
  const found = await x.identity.accounts?.emailChanges.letter(changeId, round, side);
  if (!found) return;
  const { user, change, link } = found;
  const letter = emailAskedLetter(side, user, change, link, x.settings);
  const to = side === "old" ? change.from : change.to;
  await post(x, `email-asked-${side}`, `${changeId}.${round}`, to, letter);
}

/** To the former address. */
export async function onEmailChanged(
  x: Services,
  { changeId }: Payload<"email:changed">,
): Promise<void> {
  const { accounts, flows } = x.identity;
  const found = accounts
    ? await accounts.emailChanges.changed(changeId)
    : await flows?.emailChanged(changeId);
  if (!found) return;
  const letter = emailChangedLetter(found.user, found.change, x.settings);
  await post(x, "email-changed", changeId, found.change.from, letter);
}

/** To a seller whose bank did not accept what their account at the provider paid out. */
export async function onPayoutFailed(
  x: Services,
  { userId, failedPayout }: Payload<"payout_account:failed">,
): Promise<void> {
  const user = await x.store.get(users, userId);
  if (!user) return;
  await post(x, "payout-failed", failedPayout, user.email, payoutFailedLetter(user, x.settings));
}

/** To a seller who owes again what was written off. */
export async function onDebtRecovered(
  x: Services,
  { sellerId, amount, incurred }: Payload<"debt:recovered">,
): Promise<void> {
  const [user, debt] = await x.store.snapshot([[users, sellerId], [sellerDebts, sellerId]]);
  if (!user || !debt) return;
  const { currency } = debt;
  const owed = { amount: owedNow(debt), currency };
  const letter = debtRecoveredLetter(user, { amount, currency }, owed, x.settings);
  await post(x, "debt-recovered", `${sellerId}.${incurred}`, user.email, letter);
}
