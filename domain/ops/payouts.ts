/** Payouts of old orders, which wait for an operator, and what sellers owe. */
import { decimalsOf, parseMajor, toMajor } from "../money.ts";
import {
  blockedByOperators,
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

/** A payout as operators see it. */
const told = ({ id, sellerId, amount, currency, status, blocks, releaseAt }: Payout) => ({
  orderId: id,
  sellerId,
  amount: { amount, currency },
  status,
  blocks,
  releaseAt,
});

/** The oldest payouts that wait for an operator, at most 100. */
export async function listBlocked(x: Ops): Promise<OpsAnswer> {
  const found = await blockedByOperators(x, PAGE + 1);
  return done({ payouts: found.slice(0, PAGE).map(told), more: found.length > PAGE });
}

/** `orderId` "all": each payout that operators have blocked. */
export const decidePayouts =
  (does: OperatorDoes) => async (x: Ops, { orderId }: { orderId: string }): Promise<OpsAnswer> => {
    if (orderId !== "all") {
      const result = await operatePayout(x, orderId, does);
      if (result.ok) return done({ count: 1 });
      const { code } = result.refusal;
      return code === "not_found"
        ? refused(code, `There is no payout of order ${orderId}.`)
        : refused(code, "The payout is not held any more.");
    }
    if (does === "block") return refused("invalid", "Name one order.");
    let count = 0;
    let last: Payout | undefined;
    for (;;) {
      const page = await blockedByOperators(x, PAGE, last);
      for (const { id } of page) if ((await operatePayout(x, id, does)).ok) count++;
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
    if (minor === null) {
      return refused("invalid", `${amount} is no amount with ${decimalsOf(currency)} decimals.`);
    }
    const result = await settleDebt(x, user.id, how, minor);
    if (result.ok) {
      return done({ left: { amount: owedNow(result.value), currency }, userId: user.id });
    }
    const { code } = result.refusal;
    if (code === "not_found") return refused(code, "This seller owes nothing.");
    const owed = owedNow(await x.store.get(sellerDebts, user.id));
    return code === "invalid"
      ? refused(code, `This seller owes ${toMajor({ amount: owed, currency })} ${currency}.`)
      : refused(code, wordsOf(result.refusal).title);
  };
