/** The money of one sale: its state, and what the seller can do about it. */
import type { Manner } from "#words/manner.ts";
import { StatusBadge } from "../../parts/Bits.tsx";
import { needsSeller, payoutBadges, payoutLine, type PayoutView } from "./payout_words.ts";

export function SalePayout(
  { view, asks, manner }: {
    view: PayoutView;
    /** Whether it links to what is missing. */
    asks: boolean;
    manner: Manner;
  },
) {
  const { payouts } = manner.words;
  return (
    <div class="sale-payout">
      <StatusBadge badge={payoutBadges[view.status]} word={payouts.states[view.status]} />
      <p class="small">{payoutLine(view, manner)}</p>
      {asks && needsSeller(view) && (
        <p class="small">
          <a class="tap" href="/account/payouts">
            {payouts.account.actions[view.receiving]}
          </a>
        </p>
      )}
    </div>
  );
}
