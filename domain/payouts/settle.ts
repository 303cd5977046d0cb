/**
 * Brings a payout on: decide in a commit, call the provider, confirm in a commit. Every call that moves a seller's
 * money is made here, whatever caused it: the day it is due, a refund, an operator or the provider's news.
 */
import { isError } from "#store/base/errors.ts";
import type { OutboxRow } from "#store/types.ts";
import { payments } from "../payments/payment.ts";
import type { PayoutRefused, ProviderTransfer } from "../ports/payouts.ts";
import type { PayoutWork } from "../ports/services.ts";
import { decideDue } from "../trade/payouts/payout_decisions.ts";
import {
  decideNewKey,
  decideRefused,
  decideTransferSeen,
  decideUnknown,
} from "../trade/payouts/payout_news.ts";
import {
  decideEarlierReversed,
  decideOwed,
  decideReversalRefused,
  decideReversalSeen,
  toReverse,
} from "../trade/payouts/payout_reversals.ts";
import { emptyWorld } from "../trade/world.ts";
import { canReceive, payoutAccounts } from "./account.ts";
import { KEY_MS, reverseKey, transferKey } from "./call_keys.ts";
import { commitDecision, withItsConcert } from "./commit.ts";
import { type Payout, payouts, transferOf } from "./payout.ts";

/** Most rounds of deciding and calling; after that the row is retried with a delay. */
const MAX_ROUNDS = 6;

/** Thrown if the payout keeps changing; the row is retried later. */
class NotSettled extends Error {
  override readonly name = "NotSettled";
}

/** Returns the payout as this call left it; null: it does not exist. */
export async function settlePayout(
  x: PayoutWork,
  payoutId: string,
  row?: OutboxRow,
): Promise<Payout | null> {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const payout = await x.store.get(payouts, payoutId);
    if (!payout) return null;
    if (payout.provider !== null && payout.provider !== x.payouts.name) {
      // Only its own provider knows this transfer, and that one is no longer configured.
      x.log.alarm("payout.other_provider", { payoutId, provider: payout.provider });
      return payout;
    }
    const decided = await step(x, payout, row);
    // Null: somebody else has changed the payout meanwhile.
    if (decided && decided.next !== "call") return decided.world.payout;
  }
  throw new NotSettled(`payout ${payoutId} keeps changing`);
}

/** One round: at most one call, and one commit. */
async function step(x: PayoutWork, payout: Payout, row: OutboxRow | undefined) {
  const { made, others, missing } = mayHaveTransfer(payout)
    ? await transferMade(x, payout)
    : NO_TRANSFER;
  if (missing > 0) {
    const seen = await commitDecision(
      x,
      payout,
      undefined,
      (world) => decideEarlierReversed(world, missing),
    );
    if (seen?.next !== "none") return seen;
  }
  if (made && made.id !== payout.transferId) {
    return await commitDecision(x, payout, row, (world) => decideTransferSeen(world, made.id));
  }
  if (made && made.reversed > payout.reversed && payout.status !== "reversing") {
    return await commitDecision(
      x,
      payout,
      row,
      (world) => decideReversalSeen(world, made.reversed),
    );
  }
  if (decideUnknown({ ...emptyWorld(x.store.now()), payout }).next === "call") {
    return payout.status === "sending"
      ? await transfer(x, payout, others === 0, row)
      : await reverse(x, payout, made?.reversed ?? 0, row);
  }
  if (payout.status === "owed" && payout.renewal + payout.recallNext > 0) {
    return await commitDecision(x, payout, row, decideOwed);
  }
  return await commitDecision(x, payout, row, async (world, tx) => {
    const account = await tx.get(payoutAccounts, payout.sellerId);
    const destination = canReceive(account, x.payouts.name)
      ? { provider: x.payouts.name, accountId: account!.providerId }
      : null;
    return decideDue(await withItsConcert(tx, x, world), destination, x.settings);
  });
}

/**
 * Whether there may be one: it was called for, and the payout was not sent without it (by hand, or to pay a debt); or
 * an earlier one stands.
 */
const mayHaveTransfer = ({ attempt, status, sentAt, transferId, earlier }: Payout): boolean =>
  earlier > 0 ||
  attempt > 0 && (transferId !== null || sentAt === null || status === "cancelled");

interface Made {
  made: ProviderTransfer | null;
  others: number;
  missing: number;
}
const NO_TRANSFER: Made = { made: null, others: 0, missing: 0 };

/**
 * The transfer of the payout's present attempt, if the provider has it, how many others there are, and what of them
 * somebody has taken back there (`missing`, minor units). Throws if more of them stands than we know of.
 */
async function transferMade(x: PayoutWork, payout: Payout): Promise<Made> {
  const found = await x.payouts.read(payout);
  const made = found.find(({ attempt }) => attempt === payout.attempt) ?? null;
  const kept = found.filter((one) => one !== made).reduce(
    (sum, { amount, reversed }) => sum + amount - reversed,
    0,
  );
  if (kept > payout.earlier) {
    const detail = `${kept - payout.earlier} were transferred twice`;
    x.log.alarm("payout.contradiction", { payoutId: payout.id, detail });
    throw new NotSettled(`payout ${payout.id}: ${detail}`);
  }
  return { made, others: found.length - (made ? 1 : 0), missing: payout.earlier - kept };
}

/**
 * The charge that the buyer paid, for the first transfer. A later one, after a dispute was won at last, is of money
 * that has come back to the exchange's balance; a charge from before transfers had groups has long arrived there.
 */
async function sourceOf(
  x: PayoutWork,
  { paymentId }: Payout,
  isFirst: boolean,
): Promise<string | null> {
  if (!isFirst) return null;
  const payment = await x.store.get(payments, paymentId);
  return payment?.params.transferGroup ? payment.chargeId : null;
}

async function transfer(
  x: PayoutWork,
  payout: Payout,
  isFirst: boolean,
  row: OutboxRow | undefined,
) {
  if (x.store.now() - payout.calledAt! >= KEY_MS) {
    return await commitDecision(x, payout, row, decideNewKey);
  }
  let transferId: string;
  try {
    const order = { amount: transferOf(payout), source: await sourceOf(x, payout, isFirst) };
    transferId = await x.payouts.transfer(payout, order, transferKey(payout));
  } catch (error) {
    if (!isError<PayoutRefused>(error, "PayoutRefused")) throw error;
    const { why } = error;
    x.log.warn("payout.refused", { payoutId: payout.id, why, detail: error.message });
    return await commitDecision(x, payout, row, (world) => decideRefused(world, why));
  }
  return await commitDecision(x, payout, row, (world) => decideTransferSeen(world, transferId));
}

async function reverse(
  x: PayoutWork,
  payout: Payout,
  reversed: number,
  row: OutboxRow | undefined,
) {
  const left = toReverse(payout) - (reversed - payout.reversed);
  if (left > 0) {
    try {
      await x.payouts.reverse(payout, left, reverseKey(payout, reversed, x.store.now()));
    } catch (error) {
      if (!isError<PayoutRefused>(error, "PayoutRefused")) throw error;
      x.log.warn("payout.reversal_refused", { payoutId: payout.id, detail: error.message });
      return await commitDecision(
        x,
        payout,
        row,
        (world) => decideReversalRefused(world, reversed),
      );
    }
  }
  const all = payout.reversed + toReverse(payout);
  return await commitDecision(x, payout, row, (world) => decideReversalSeen(world, all));
}
