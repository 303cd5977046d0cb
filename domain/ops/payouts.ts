/** Payouts of old orders, which wait for an operator, and what sellers owe. */
import { decimalsOf, parseMajor, toMajor } from "../money.ts";
import {
  blockedByOperators,
  isBlockedByMigration,
  operatePayout,
  type OperatorDoes,
  settleDebt,
} from "../payouts/by_operators.ts";
import { owedNow, sellerDebts } from "../payouts/debt.ts";
import type { Payout } from "../payouts/payout.ts";
import { wordsOf } from "../refusals.ts";
import { done, type Ops, type OpsAnswer, refused } from "./ops.ts";
import { resolveAccount } from "./people.ts";

/** Payouts per page. */
const PAGE = 100;

/** A payout as operators see it. `old`: the migration has blocked it, and "all" means it. */
const told = (payout: Payout) => ({
  orderId: payout.id,
  sellerId: payout.sellerId,
  amount: { amount: payout.amount, currency: payout.currency },
  status: payout.status,
  blocks: payout.blocks,
  releaseAt: payout.releaseAt,
  old: isBlockedByMigration(payout),
});

/** Why nothing was done. */
function standing({ status, reason, blocks }: Payout): string {
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
      return "taken back";
    case "cancelled":
      return "cancelled";
  }
}

/** The oldest payouts that wait for an operator, at most 100. */
export async function listBlocked(x: Ops): Promise<OpsAnswer> {
  const found = await blockedByOperators(x, PAGE + 1);
  return done({ payouts: found.slice(0, PAGE).map(told), more: found.length > PAGE });
}

/** `orderId` "all": each payout that the migration has blocked, and none that an operator has blocked by name. */
export const decidePayouts =
  (does: OperatorDoes) => async (x: Ops, { orderId }: { orderId: string }): Promise<OpsAnswer> => {
    if (orderId !== "all") {
      const result = await operatePayout(x, orderId, does);
      if (!result) return refused("not_found", `There is no payout of order ${orderId}.`);
      if (result.changed) return done({ count: 1 });
      const words = standing(result.payout);
      return refused("order_not_payable", `The payout of order ${orderId} is ${words}.`);
    }
    if (does === "block") return refused("invalid", "Name one order.");
    let count = 0;
    let last: Payout | undefined;
    for (;;) {
      const page = await blockedByOperators(x, PAGE, last);
      for (const one of page.filter(isBlockedByMigration)) {
        if ((await operatePayout(x, one.id, does))?.changed) count++;
      }
      last = page.at(-1);
      if (page.length < PAGE) return done({ count });
    }
  };

interface Debt {
  person: string;
  /** In the currency's unit, such as "12.50". */
  amount: string;
}

export const decideDebt =
  (how: "repaid" | "writeoff") => async (x: Ops, { person, amount }: Debt): Promise<OpsAnswer> => {
    const meant = await resolveAccount(x, person);
    if (!meant.ok) return meant;
    const { user } = meant.value;
    const { currency } = await x.store.get(sellerDebts, user.id) ?? x.settings;
    const minor = parseMajor(amount, currency);
    if (minor === null || minor === 0) {
      return refused(
        "invalid",
        `${amount} is no amount above 0 with at most ${decimalsOf(currency)} decimals.`,
      );
    }
    const result = await settleDebt(x, user.id, how, minor);
    if (result.ok) {
      return done({ left: { amount: owedNow(result.value), currency }, userId: user.id });
    }
    const { code } = result.refusal;
    if (code === "not_found") return refused(code, "This seller owes nothing.");
    const owed = owedNow(await x.store.get(sellerDebts, user.id));
    return code === "invalid"
      ? refused(
        "order_not_payable",
        `This seller owes ${toMajor({ amount: owed, currency })} ${currency}.`,
      )
      : refused(code, wordsOf(result.refusal).title);
  };
