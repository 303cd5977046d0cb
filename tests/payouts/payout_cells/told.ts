/** What the provider tells of a payout. */
import { others } from "./ignored.ts";

export const byProvider = {
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
      "a reversal that we did not ask for is payable again, and alerts the operator who decides about it",
      "payout held 4500, attempt 2, blocked by operator · +payout:blocked · +payout:due · alarm",
    ],
    reversing: ["money that is back ends the payout", "payout reversed 4500 · +payout:reversed"],
    owed: [
      "money that comes back late pays the debt",
      "payout reversed 4500 · alice owes 0 · +debt:paid · +payout:reversed",
    ],
  },
  earlier_reversal_seen: {
    held: [
      "of an earlier transfer, what somebody took back is added and waits for an operator",
      "payout held 5500, blocked by operator · +payout:blocked · then call · alarm",
    ],
    sending: [
      "what somebody took back of an earlier transfer is payable once this one is made",
      "payout sending 4500, blocked by operator · +payout:blocked · then call · alarm",
    ],
    sent: [
      "what somebody took back of an earlier transfer is payable again",
      "payout held 1000, attempt 2, blocked by operator · +payout:blocked · +payout:due · then call · alarm",
    ],
    reversing: [
      "what somebody took back of an earlier transfer is payable once this is back",
      "payout reversing 4500, 4500 to come back, blocked by operator · +payout:blocked · then call · alarm",
    ],
    owed: [
      "what somebody took back of an earlier transfer pays what is owed of the sale",
      "payout owed 4500 · alice owes 3500 · +debt:paid · then call",
    ],
    reversed: [
      "of a reversed payout, an earlier transfer that somebody took back is payable",
      "payout held 1000, attempt 2, blocked by operator · +payout:blocked · +payout:due · then call · alarm",
    ],
    cancelled: [
      "of a cancelled payout, an earlier transfer that somebody took back is payable",
      "payout held 1000, blocked by operator · +payout:blocked · +payout:due · then call · alarm",
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
};
