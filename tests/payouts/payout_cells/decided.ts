/** What the exchange, people and time do to a payout. */
import { ignored, others } from "./ignored.ts";

export const byUs = {
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
    ...others("has nothing left that could be taken back", [
      "reversing",
      "owed",
      "reversed",
      "cancelled",
    ]),
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
};
