/**
 * Posts what the provider's account shows and the books do not know: charges beside payments, money moved to or from
 * our bank, and what nobody can explain (rows 20 and 22), which is counted for an alarm. Each entry is posted once, under its id. Transfers to
 * sellers are posted with their payouts; one that is not of a payout cannot be explained.
 */
import { providerCharged, unexplained, withdrawn } from "../books/own_causes.ts";
import type { Line } from "../books/entry.ts";
import { type PostingCause, postOnce } from "../books/posting.ts";
import type { AccountEntry } from "../ports/payments.ts";
import type { PaymentWork } from "../ports/services.ts";
import { noticePayout } from "./notice.ts";
import { reconciliations } from "./last_reconciliation.ts";
import { payouts } from "../payouts/payout.ts";

/** The posting of an entry that belongs to no payment or payout of ours. */
function postingOf({ kind, net }: AccountEntry): { cause: PostingCause; lines: Line[] } {
  switch (kind) {
    case "withdrawal":
      return { cause: "withdrawn", lines: withdrawn(-net) };
    case "charge":
      return { cause: "provider_charge", lines: providerCharged(-net) };
    case "payment":
    case "transfer":
    case "other":
      return { cause: "unexplained", lines: unexplained(net) };
  }
}

/** `entry`: of no payment of ours. Returns whether it was new to the books. */
export async function postEntry(x: PaymentWork, entry: AccountEntry): Promise<boolean> {
  if (entry.net === 0 || await isOfPayout(x, entry)) return false;
  const posting = postingOf(entry);
  const id = `${x.gateway.name}:${entry.id}`;
  const { currency, type, net } = entry;
  const isUnexplained = posting.cause === "unexplained";
  const isNew = await x.store.transact(async (tx) => {
    if (!await postOnce(tx, { id, orderId: null, currency, ...posting })) return false;
    // Counted in the same commit, so that the alarm about it is not lost with the process.
    const row = isUnexplained ? await tx.get(reconciliations, x.gateway.name) : null;
    if (row) {
      const { entries, alarmedAt } = row.unexplained;
      tx.put(reconciliations, { ...row, unexplained: { entries: entries + 1, alarmedAt } });
    }
    return true;
  });
  if (isNew && isUnexplained) {
    x.log.info("books.unexplained_entry", { entry: entry.id, type, amount: net, currency });
  }
  return isNew;
}

/**
 * Money of a transfer has come back. Unless nothing more of the payout's transfers stands, it is looked at: somebody
 * may have reversed one at the provider. Returns whether the entry is of a payout of ours.
 */
export async function lookAtReversal(x: PaymentWork, entry: AccountEntry): Promise<boolean> {
  if (entry.net <= 0 || entry.payoutId === null) return false;
  const payout = await x.store.get(payouts, entry.payoutId);
  if (!payout) return false;
  if (payout.status !== "reversed" || payout.earlier > 0) await noticePayout(x, payout.id);
  return true;
}

const isOfPayout = async ({ store }: PaymentWork, { payoutId }: AccountEntry): Promise<boolean> =>
  payoutId !== null && await store.get(payouts, payoutId) !== null;
