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
