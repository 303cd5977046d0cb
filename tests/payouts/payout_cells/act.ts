/** Makes each event happen to a payout in each status. */
import { NOTHING_OPEN } from "#domain/books/balances.ts";
import type { PayoutStatus } from "#domain/payouts/payout.ts";
import {
  decideAccountChanged,
  decideDue,
  decideMoved,
  decidePaidByHand,
} from "#domain/trade/payouts/payout_decisions.ts";
import type { PayoutEvent } from "#domain/trade/payouts/payout_machine.ts";
import {
  decideRefused,
  decideTransferSeen,
  decideUnknown,
} from "#domain/trade/payouts/payout_news.ts";
import {
  decideDebtPaid,
  decideEarlierReversed,
  decideReversalRefused,
  decideReversalSeen,
} from "#domain/trade/payouts/payout_reversals.ts";
import {
  decideBlocked,
  decideTakenBack,
  decideUnblocked,
  decideWonAfterLost,
} from "#domain/trade/payouts/payout_recall.ts";
import { emptyWorld, type World } from "#domain/trade/world.ts";
import { CONCERT, concertOf, debtOf, paymentOf, payoutWith, rules } from "../../domain/cast.ts";
import type { Decided } from "../../domain/tell.ts";

const DUE = CONCERT + rules.payoutDelaySeconds * 1000;
const ACCOUNT = { provider: "sandbox", accountId: "acct_alice" };

/** A due payout in this status. */
function worldWith(status: PayoutStatus): World {
  const called = status === "held" || status === "cancelled"
    ? {}
    : { attempt: 1, ...ACCOUNT, calledAt: DUE };
  const made = status === "held" || status === "cancelled" || status === "sending"
    ? {}
    : { transferId: "tr_1", sentAt: DUE };
  const more = status === "reversing"
    ? { recall: 4500 }
    : status === "reversed"
    ? { reversed: 4500 }
    : status === "owed"
    ? { owed: 4500, owedUpTo: 4500 }
    : {};
  return {
    ...emptyWorld(DUE),
    concert: concertOf(),
    payout: payoutWith({ status, ...called, ...made, ...more }),
    debt: status === "owed" ? debtOf({ incurred: 4500 }) : null,
    payment: paymentOf({ status: "captured", balances: BALANCES[status] }),
  };
}

const [OPEN, PAID] = [{ ...NOTHING_OPEN, payable: 4500 }, { ...NOTHING_OPEN, sent: 4500 }];
const OWED = { ...NOTHING_OPEN, owed: 4500 };
const BALANCES = {
  held: OPEN,
  sending: OPEN,
  sent: PAID,
  reversing: OWED,
  owed: OWED,
  reversed: NOTHING_OPEN,
  cancelled: NOTHING_OPEN,
} as const;

const change = (world: World, over: Partial<NonNullable<World["payout"]>>): World => ({
  ...world,
  payout: { ...world.payout!, ...over },
});

/** The world before, and what the event makes of it. */
export function act(event: PayoutEvent, status: PayoutStatus): [World, Decided] {
  const world = worldWith(status);
  switch (event) {
    case "due":
      return [world, decideDue(world, ACCOUNT, rules)];
    case "due_without_account":
      return [world, decideDue(world, null, rules)];
    case "account_changed": {
      const waiting = change(world, { waitingSince: DUE });
      return [waiting, { world: decideAccountChanged(waiting) }];
    }
    case "blocked":
      return [world, { world: decideBlocked(world, "claim") }];
    case "unblocked": {
      const before = change(world, { blocks: ["claim"] });
      return [before, { world: decideUnblocked(before, "claim") }];
    }
    case "taken_back":
      return [world, { world: decideTakenBack(world, "refunded") }];
    case "won_after_lost": {
      const taken = status === "held" || status === "sent" ? 1000 : 4500;
      const recall = status === "sending" ? 4500 : world.payout!.recall;
      const before = change(world, { taken, recall, reason: "dispute_lost" });
      return [before, { world: decideWonAfterLost(before) }];
    }
    case "transfer_seen":
      return [world, decideTransferSeen(world, "tr_1")];
    case "refused_by_account":
      return [world, decideRefused(world, "account")];
    case "refused_by_balance":
      return [world, decideRefused(world, "balance")];
    case "outcome_unknown":
      return [world, decideUnknown(world)];
    case "reversal_seen":
      return [world, decideReversalSeen(world, 4500)];
    case "earlier_reversal_seen": {
      // The seller has 1000 of a transfer before this one.
      const before = change(world, { earlier: 1000 });
      const { balances } = before.payment!;
      const payment = {
        ...before.payment!,
        balances: { ...balances!, sent: balances!.sent + 1000 },
      };
      const had = { ...before, payment };
      return [had, decideEarlierReversed(had, 1000)];
    }
    case "reversal_refused":
      return [world, decideReversalRefused(world, 0)];
    case "debt_paid": {
      const paid = { ...world, debt: world.debt && { ...world.debt, paid: 4500 } };
      return [paid, decideDebtPaid(paid)];
    }
    case "concert_moved": {
      const later = {
        ...world,
        concert: concertOf({ startsAt: CONCERT + 1000, movedAt: CONCERT }),
      };
      return [later, { world: decideMoved(later, rules) }];
    }
    case "paid_by_hand":
      return [world, { world: decidePaidByHand(world) ?? world }];
  }
}
