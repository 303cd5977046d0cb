/** Every cell of the payouts' table: event × status. Alice has sold a ticket for 4500. */
import { NOTHING_OPEN } from "#domain/books/balances.ts";
import type { PayoutStatus } from "#domain/payouts/payout.ts";
import {
  decideAccountChanged,
  decideDue,
  decideMoved,
  decidePaidByHand,
} from "#domain/trade/payouts/payout_decisions.ts";
import { type PayoutEvent, payoutMachine } from "#domain/trade/payouts/payout_machine.ts";
import {
  decideDebtPaid,
  decideRefused,
  decideReversalRefused,
  decideReversalSeen,
  decideTransferSeen,
  decideUnknown,
} from "#domain/trade/payouts/payout_news.ts";
import {
  decideBlocked,
  decideTakenBack,
  decideUnblocked,
  decideWonAfterLost,
} from "#domain/trade/payouts/payout_recall.ts";
import { emptyWorld, type World } from "#domain/trade/world.ts";
import { CONCERT, concertOf, debtOf, paymentOf, payoutWith, rules } from "../domain/cast.ts";
import { type Cases, testCells } from "../domain/cells.ts";
import { type Decided, tell } from "../domain/tell.ts";

const DUE = CONCERT + rules.payoutDelaySeconds * 1000;
const ACCOUNT = { provider: "sandbox", accountId: "acct_alice" };

const ignored = (sentences: Partial<Record<PayoutStatus, string>>) =>
  Object.fromEntries(
    Object.entries(sentences).map(([status, it]) => [status, [it, "nothing"]]),
  ) as Record<string, readonly [string, string]>;
const ENDED = ["sending", "sent", "reversing", "owed", "reversed", "cancelled"] as const;
const others = (what: string, statuses: readonly PayoutStatus[] = ENDED) =>
  ignored(
    Object.fromEntries(statuses.map((status) => [status, `a payout that is ${status} ${what}`])),
  );

const cases = {
  due: {
    ...others("is not sent when its day comes"),
    held: [
      "a payout that is due and free is sent to the seller's account",
      "payout sending 4500 · then call",
    ],
  },
  due_without_account: {
    ...others("does not wait for an account"),
    held: [
      "a payout that is due waits for the seller's account, and the seller is told",
      "payout held 4500 · +payout:waiting · then again",
    ],
  },
  account_changed: {
    ...others("is not looked at when the account changes"),
    held: [
      "a payout that is due is looked at again when the account changes",
      "+payout:due",
    ],
  },
  blocked: {
    ...others("cannot be blocked any more", ["reversed", "cancelled"]),
    held: [
      "a claim blocks a payout, and the seller is told",
      "payout held 4500, blocked by claim · +payout:blocked",
    ],
    sending: [
      "a claim that meets a transfer on its way takes nothing back",
      "payout sending 4500, blocked by claim · +payout:blocked",
    ],
    sent: [
      "a claim that meets a sent payout takes nothing back",
      "payout sent 4500, blocked by claim · +payout:blocked",
    ],
    reversing: [
      "a claim is noted while the money is taken back",
      "payout reversing 4500, 4500 to come back, blocked by claim · +payout:blocked",
    ],
    owed: [
      "a claim is noted while the seller owes the money",
      "payout owed 4500, blocked by claim · +payout:blocked",
    ],
  },
  unblocked: {
    ...others("has no block that could end", ["reversed", "cancelled"]),
    held: [
      "the end of the last block has a payout looked at again",
      "payout held 4500 · +payout:due",
    ],
    sending: [
      "the end of a block changes nothing for a transfer on its way",
      "payout sending 4500",
    ],
    sent: ["the end of a block changes nothing for a sent payout", "payout sent 4500"],
    reversing: [
      "the end of a block does not stop what is taken back",
      "payout reversing 4500, 4500 to come back",
    ],
    owed: ["the end of a block does not forgive a debt", "payout owed 4500"],
  },
  taken_back: {
    ...others("is taken back once only", ["reversing", "owed", "reversed", "cancelled"]),
    held: ["a refund cancels a payout that is not sent", "payout cancelled/refunded 4500"],
    sending: [
      "a refund that meets a transfer on its way is noted",
      "payout sending/refunded 4500, 4500 to come back",
    ],
    sent: [
      "a refund takes a sent payout back",
      "payout reversing/refunded 4500, 4500 to come back · +payout:look",
    ],
  },
  won_after_lost: {
    held: ["a dispute won at last adds to a payout that is not sent", "payout held 5500"],
    sending: [
      "a dispute won at last leaves the transfer on its way to the seller",
      "payout sending 4500",
    ],
    sent: [
      "a dispute won at last pays a second time what was taken of a sent payout",
      "payout held 1000, attempt 2 · +payout:due",
    ],
    reversing: [
      "a dispute won at last pays again once the money is back",
      "payout reversing/dispute_lost 4500, 4500 to come back · +payout:look",
    ],
    owed: [
      "a dispute won at last is set against what is owed",
      "payout owed/dispute_lost 4500 · +payout:look",
    ],
    reversed: [
      "a dispute won at last pays a reversed payout again",
      "payout held 4500, attempt 2 · +payout:due",
    ],
    cancelled: [
      "a dispute won at last brings a cancelled payout back",
      "payout held 4500 · +payout:due",
    ],
  },
  transfer_seen: {
    ...others("ignores a transfer that it knows", ["sent", "reversing", "owed", "reversed"]),
    held: ["a transfer of a payout that nobody sent alerts an operator", "alarm"],
    sending: [
      "a transfer that is made is sent, and the seller is told",
      "payout sent 4500 · +payout:sent",
    ],
    cancelled: [
      "a transfer of a cancelled payout is taken back, and an operator is alerted",
      "payout reversing 4500, 4500 to come back · +payout:look · then call · alarm",
    ],
  },
  refused_by_account: {
    ...others("ignores an old refusal of the account", [
      "held",
      "sent",
      "reversing",
      "owed",
      "reversed",
      "cancelled",
    ]),
    sending: [
      "a transfer that the account refuses is held and tried later",
      "payout held/account 4500 · +payout_account:noticed · then again",
    ],
  },
  refused_by_balance: {
    ...others("ignores an old refusal of the balance", [
      "held",
      "sent",
      "reversing",
      "owed",
      "reversed",
      "cancelled",
    ]),
    sending: [
      "a transfer that our balance does not cover is tried later, and an operator is alerted",
      "payout held/balance 4500 · then again · alarm",
    ],
  },
  outcome_unknown: {
    ...others("has no call whose outcome is unknown", [
      "held",
      "sent",
      "owed",
      "reversed",
      "cancelled",
    ]),
    sending: ["a transfer with an unknown outcome is asked about, and repeated", "then call"],
    reversing: ["a reversal with an unknown outcome is asked about, and repeated", "then call"],
  },
  reversal_seen: {
    ...others("ignores a reversal", ["held", "sending", "reversed", "cancelled"]),
    sent: [
      "a reversal that we did not ask for alerts an operator",
      "payout reversed 4500 · +payout:reversed · alarm",
    ],
    reversing: ["money that is back ends the payout", "payout reversed 4500 · +payout:reversed"],
    owed: [
      "money that comes back late pays the debt",
      "payout reversed 4500 · alice owes 0 · +debt:paid · +payout:reversed",
    ],
  },
  reversal_refused: {
    ...others("ignores the refusal of a reversal", [
      "held",
      "sending",
      "sent",
      "owed",
      "reversed",
      "cancelled",
    ]),
    reversing: [
      "money that cannot be taken back is owed by the seller",
      "payout owed 4500 · alice owes 4500 · +payout:owed",
    ],
  },
  debt_paid: {
    ...others("has no debt that could be paid", [
      "held",
      "sending",
      "sent",
      "reversing",
      "reversed",
      "cancelled",
    ]),
    owed: ["a debt that is paid ends the payout", "payout reversed 4500 · +payout:reversed"],
  },
  concert_moved: {
    ...others("does not move with its concert"),
    held: ["a payout moves with its concert", "payout held 4500 · +payout:due"],
  },
  paid_by_hand: {
    ...ignored({
      sending: "a payout on its way cannot be paid by hand",
      sent: "a sent payout cannot be paid by hand",
      reversing: "a payout that is taken back cannot be paid by hand",
      owed: "an owed payout cannot be paid by hand",
      reversed: "a reversed payout cannot be paid by hand",
      cancelled: "a cancelled payout cannot be paid by hand",
    }),
    held: [
      "a payout that an operator has paid by hand is sent",
      "payout sent/by_hand 4500 · +payout:sent",
    ],
  },
} as unknown as Cases<PayoutEvent, PayoutStatus>;

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

function act(event: PayoutEvent, status: PayoutStatus): [World, Decided] {
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

testCells("payout × event", payoutMachine, cases, (event, status) => {
  const [before, decided] = act(event as PayoutEvent, status as PayoutStatus);
  return tell(before, decided);
});
