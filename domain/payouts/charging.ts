/** An operator charges a loss on a sale to its seller. A command that is repeated by mistake is noticed. */
import type { Tx } from "#store/types.ts";
import { postingsAbout } from "../books/posting.ts";
import type { Payment } from "../payments/payment.ts";
import { payments } from "../payments/payment.ts";
import type { PayoutWork } from "../ports/services.ts";
import { bookCharged } from "../trade/booking.ts";
import { decideTakenBack } from "../trade/payouts/payout_recall.ts";
import { commitDecision } from "./commit.ts";
import { SAME_NOTE_MS } from "./debts_by_operators.ts";
import { type Payout, payouts } from "./payout.ts";

type Charged =
  | { is: "done"; payout: Payout }
  /** There is no payout of this order. */
  | { is: "unknown" }
  /** At most this, in minor units: what was lost on the sale, and the seller has or is to get of it. */
  | { is: "too_much"; most: number }
  /** The same was charged then, epoch ms. */
  | { is: "charged_before"; at: number };

/** What can be charged to the seller, in minor units; 0 also of a sale that was refunded. */
function chargeable({ status, balances }: Payment): number {
  if (status !== "captured" || !balances) return 0;
  return Math.max(0, Math.min(balances.lost, balances.payable + balances.sent));
}

/**
 * `amount`: minor units, above 0. `again`: it is meant, although the same was charged lately. `record` is called in the
 * commit that charges it.
 */
export async function chargeSeller(
  x: PayoutWork,
  orderId: string,
  amount: number,
  again = false,
  record?: (tx: Tx, payout: Payout) => void,
): Promise<Charged> {
  for (;;) {
    const payout = await x.store.get(payouts, orderId);
    const payment = payout && await x.store.get(payments, payout.paymentId);
    if (!payout || !payment) return { is: "unknown" };
    const at = again ? null : await chargedBefore(x, payment, amount);
    if (at !== null) return { is: "charged_before", at };
    let most = 0;
    const decided = await commitDecision(x, payout, undefined, (world, tx) => {
      most = chargeable(world.payment!);
      if (amount > most) return { world, next: "none" };
      record?.(tx, world.payout!);
      return {
        world: decideTakenBack(bookCharged(world, amount), "charged", amount),
        next: "none",
      };
    });
    if (!decided) continue; // changed meanwhile
    return amount > most ? { is: "too_much", most } : { is: "done", payout: decided.world.payout! };
  }
}

/** When the same was charged within the last days, epoch ms. */
async function chargedBefore(
  { store }: PayoutWork,
  payment: Payment,
  amount: number,
): Promise<number | null> {
  const before = (await postingsAbout(store, payment)).findLast(({ cause, at, lines }) =>
    cause === "charged" && store.now() - at < SAME_NOTE_MS &&
    lines.some((line) => line.account === "losses" && line.amount === -amount)
  );
  return before?.at ?? null;
}
