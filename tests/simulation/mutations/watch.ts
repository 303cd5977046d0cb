/** Broken watches: each makes `ops verify` compare less of sellers' money and the books, or compare it wrongly. */
import type { Mutation } from "./mutations.ts";

const PAYOUT_RULES = "domain/invariants/payout_rules.ts";
const PAYOUTS = "domain/invariants/payouts.ts";
const BOOKS_RULES = "domain/invariants/books_rules.ts";

/** `name`: what is no longer compared, or no longer kept apart. */
export const watchMutations: readonly Pick<Mutation, "name" | "changes">[] = [
  {
    name: "whether the order is sold",
    changes: [[
      PAYOUT_RULES,
      'const isSold = order?.status === "complete" || order?.status === "refunded";',
      "const isSold = order !== null;",
    ]],
  },
  {
    name: "the payment that the payout names with the order's",
    changes: [[PAYOUT_RULES, "order.paymentId !== payout.paymentId ||", ""]],
  },
  {
    name: "the seller of the payout with the order's",
    changes: [[PAYOUT_RULES, " || order.sellerId !== payout.sellerId", ""]],
  },
  {
    name: "the currency of a payout",
    changes: [[PAYOUT_RULES, "payout.currency === net.currency && (", "("]],
  },
  {
    name: "the amount of a payout with the order's terms",
    changes: [[PAYOUT_RULES, "whole ? amount === net.amount :", "whole ? true :"]],
  },
  {
    name: "the amount of a payout with the most that a dispute leaves",
    changes: [[PAYOUT_RULES, "amount <= net.amount)", "amount <= Infinity)"]],
  },
  {
    name: "what is kept back with the payout",
    changes: [[PAYOUT_RULES, "withheld <= amount,", "withheld <= Infinity,"]],
  },
  {
    name: "what came back with what was transferred",
    changes: [[PAYOUT_RULES, "reversed <= transferOf(payout),", "reversed <= Infinity,"]],
  },
  {
    name: "what is to come back with what is there",
    changes: [[
      PAYOUT_RULES,
      "recall + recallNext <= net.amount,",
      "recall + recallNext <= Infinity,",
    ]],
  },
  {
    name: "a payout at rest with what is to come back",
    changes: [[PAYOUT_RULES, "isUnderWay || recall === 0", "isUnderWay || recall >= 0"]],
  },
  {
    name: "a payout on its way with an account",
    changes: [[
      PAYOUT_RULES,
      'status !== "sending" || named',
      'status !== "sending" || named || true',
    ]],
  },
  {
    name: "a payout that is owed with its amount",
    changes: [[PAYOUT_RULES, "(owed > 0 && owedUpTo !== null)", "owedUpTo !== null"]],
  },
  {
    name: "a payout that was sent with its transfer",
    changes: [[
      PAYOUT_RULES,
      "isMade || transferOf(payout) === 0",
      "isMade || transferOf(payout) >= 0",
    ]],
  },
  {
    name: "a refunded order with a payout that is held",
    changes: [[PAYOUT_RULES, 'const stays = status === "held" || ', "const stays = "]],
  },
  {
    name: "a refunded order with a payout that was sent",
    changes: [[PAYOUT_RULES, 'status === "sent" || (status', "(status"]],
  },
  {
    name: "a refunded order with a payout that is being sent",
    changes: [[PAYOUT_RULES, ' || (status === "sending" && !isNoted)', ""]],
  },
  {
    name: "an order that stands with a payout that is cancelled",
    changes: [[PAYOUT_RULES, 'status === "cancelled" || ', ""]],
  },
  {
    name: "an order that stands with a payout that is taken back",
    changes: [[
      PAYOUT_RULES,
      'status === "cancelled" || status === "reversing" || status === "owed";',
      'status === "cancelled" || status === "owed";',
    ]],
  },
  {
    name: "an order that stands with a payout that is owed",
    changes: [[
      PAYOUT_RULES,
      'status === "cancelled" || status === "reversing" || status === "owed";',
      'status === "cancelled" || status === "reversing";',
    ]],
  },
  {
    name: "what is payable with the payout",
    changes: [[PAYOUT_RULES, "if (payable === should) return [];", "if (payable >= 0) return [];"]],
  },
  {
    name: "what is payable with what is to be sent again",
    changes: [[PAYOUT_RULES, "      return payout.renewal;", "      return 0;"]],
  },
  {
    name: "what a seller owes with money on its way back",
    changes: [[PAYOUT_RULES, "return payout.recall + payout.recallNext;", "return 0;"]],
  },
  {
    name: "what a seller owes with money that comes back next",
    changes: [[PAYOUT_RULES, "return payout.recall + payout.recallNext;", "return payout.recall;"]],
  },
  {
    name: "a payout that stays with what is to come back next",
    changes: [[PAYOUT_RULES, "isBack || recallNext === 0", "isBack || recallNext >= 0"]],
  },
  {
    name: "what a seller owes with the books",
    changes: [[
      PAYOUT_RULES,
      "if (BigInt(byRow) === byBooks) return [];",
      "if (byBooks >= 0n) return [];",
    ]],
  },
  {
    name: "complete orders with payouts",
    changes: [[
      PAYOUTS,
      'return [{ rule: "payout_missing", detail: "it is complete" }];',
      "return [];",
    ]],
  },
  {
    name: "sellers with a row, and no postings, with the books",
    changes: [[PAYOUTS, "  yield* store.scan(sellerDebts);\n", ""]],
  },
  {
    name: "sellers without a row with the books",
    changes: [[PAYOUTS, 'if (name === "seller_owes")', 'if (name === "nobody")']],
  },
  { name: "balances with zero", changes: [[BOOKS_RULES, "open < 0 && name", "open < -1 && name"]] },
  {
    name: "a captured payment with what is due to its buyer",
    changes: [[BOOKS_RULES, "due !== 0 || (untouched", "(untouched"]],
  },
  {
    name: "a captured payment with whose money it is",
    changes: [[BOOKS_RULES, " || (untouched && ours !== amount - payment.known.returned)", ""]],
  },
  {
    name: "what was given back of a captured payment apart",
    changes: [[BOOKS_RULES, "ours !== amount - payment.known.returned", "ours !== amount"]],
  },
  {
    name: "what banks bring back with what they took",
    changes: [[BOOKS_RULES, 'new Set(["dispute_won"])', "new Set([])"]],
  },
  {
    name: "postings of orders with the payments that they name",
    changes: [[BOOKS_RULES, "payment?.orderId === orderId", "true"]],
  },
  {
    name: "a refund on its way with what is due",
    changes: [[
      BOOKS_RULES,
      "if (due <= 0 && disputed === 0 && payment.dispute === null) wrong(is);",
      "",
    ]],
  },
  {
    name: "a refund on its way with what the seller has",
    changes: [[BOOKS_RULES, "      if (ours !== 0) wrong(is);\n", ""]],
  },
  {
    name: "a refunded payment with what is open",
    changes: [[BOOKS_RULES, "if (due + ours !== 0) wrong(is);", ""]],
  },
  {
    name: "a payment without money with what is open",
    changes: [[BOOKS_RULES, "if (ours + due + disputed + owed !== 0) wrong(is);", ""]],
  },
  {
    name: "seller_payable of the postings with the payments",
    changes: [[BOOKS_RULES, '  payable: "seller_payable",\n', ""]],
  },
  {
    name: "fees_deferred of the postings with the payments",
    changes: [[BOOKS_RULES, '  deferred: "fees_deferred",\n', ""]],
  },
  {
    name: "refunds_due of the postings with the payments",
    changes: [[BOOKS_RULES, '  due: "refunds_due",\n', ""]],
  },
  {
    name: "disputed of the postings with the payments",
    changes: [[BOOKS_RULES, '  disputed: "disputed",\n', ""]],
  },
  {
    name: "seller_owes of the postings with the payments",
    changes: [[BOOKS_RULES, '  owed: "seller_owes",\n', ""]],
  },
  {
    name: "fee_income of the postings with the payments",
    changes: [[BOOKS_RULES, '  earned: "fee_income",\n', ""]],
  },
  {
    name: "losses of the postings with the payments",
    changes: [[BOOKS_RULES, '  lost: "losses",\n', ""]],
  },
  {
    name: "refunds with what was paid",
    changes: [[BOOKS_RULES, '["returned", "part_refunded"]', '["part_refunded"]']],
  },
  {
    name: "partial refunds with what was paid",
    changes: [[BOOKS_RULES, '["returned", "part_refunded"]', '["returned"]']],
  },
  {
    name: "what banks give back with what was paid",
    changes: [[BOOKS_RULES, '["dispute_lost"]', "[]"]],
  },
  {
    name: "debts of other sales apart",
    changes: [[
      BOOKS_RULES,
      '(cause === "netted" && account === "seller_owes")',
      '(cause === "netted" && account === "nobody")',
    ]],
  },
  {
    name: "liabilities with zero",
    changes: [[BOOKS_RULES, "|| amount <= 0n", "|| amount <= 100n"]],
  },
];
