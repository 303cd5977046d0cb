/** Payouts of old orders and blocked ones, which wait for an operator. */
import { z } from "zod";
import {
  type Blocked,
  blockedByOperators,
  openOn,
  operatePayout,
  type OperatorDoes,
} from "../payouts/by_operators.ts";
import type { Payout } from "../payouts/payout.ts";
import { text } from "../text.ts";
import { done, type Ops, type OpsAnswer, refused, type Who } from "./ops.ts";
import { recording } from "./recorded.ts";

/** Payouts per page. */
const PAGE = 100;

/** A payout as operators see it. `old`: the migration has blocked it, and "all" means it. */
const told = ({ payout, old }: Blocked) => ({
  orderId: payout.id,
  sellerId: payout.sellerId,
  amount: { amount: payout.amount, currency: payout.currency },
  status: payout.status,
  blocks: payout.blocks,
  releaseAt: payout.releaseAt,
  old,
});

export const settledQuestion = z.strictObject({
  orderId: text(300).min(1),
  /** It is meant, although a claim or a dispute is open. */
  again: z.boolean().default(false),
});

/** Why nothing was done. */
function standing({ status, reason, blocks, owed }: Payout): string {
  switch (status) {
    case "held":
      return blocks.includes("operator") ? "already blocked" : "not blocked by an operator";
    case "sending":
      return "being sent";
    case "sent":
      return reason === "by_hand" ? "already paid by hand" : "already sent";
    case "reversing":
      return "being taken back";
    case "owed":
      return "to be paid back by the seller";
    case "reversed":
      return owed > 0 ? "settled: the seller owes nothing for it any more" : "taken back";
    case "cancelled":
      return "cancelled";
  }
}

/** The oldest payouts that wait for an operator, at most 100. */
export async function listBlocked(x: Ops): Promise<OpsAnswer> {
  const found = await blockedByOperators(x, PAGE + 1);
  return done({ payouts: found.slice(0, PAGE).map(told), more: found.length > PAGE });
}

type Asked = { orderId: string; again?: boolean };

/** `orderId` "all": each payout that the migration has blocked, and none that an operator has blocked by name. */
export const decidePayouts =
  (does: OperatorDoes) =>
  async (x: Ops, { orderId, again = false }: Asked, who: Who): Promise<OpsAnswer> => {
    const operate = (id: string) => {
      const record = recording(x, who, `payout_${does}`);
      return operatePayout(x, id, does, {
        anyway: again,
        record: (tx, { sellerId, amount, currency }) =>
          record(tx, { sellerId, orderId: id, amount: { amount, currency } }),
      });
    };
    if (orderId !== "all") {
      const result = await operate(orderId);
      if (!result) return refused("not_found", `There is no payout of order ${orderId}.`);
      if (result.changed) {
        const { sellerId, amount, currency } = result.payout;
        return done({ count: 1, sellerId, amount: { amount, currency } });
      }
      const open = does === "settled" && !again && openOn(result.payout);
      if (open) {
        return refused(
          "order_not_payable",
          `A ${open} about order ${orderId} is open: its buyer may get the money back. ` +
            "Nothing was done. If the seller was paid nevertheless, add --again.",
        );
      }
      const words = standing(result.payout);
      return refused("order_not_payable", `The payout of order ${orderId} is ${words}.`);
    }
    if (does === "block") return refused("invalid", "Name one order.");
    let count = 0;
    let last: Payout | undefined;
    for (;;) {
      const page = await blockedByOperators(x, PAGE, last);
      for (const { payout, old } of page) {
        if (old && (await operate(payout.id))?.changed) count++;
      }
      last = page.at(-1)?.payout;
      if (page.length < PAGE) return done({ count });
    }
  };
