/** Mutations of the rules for sellers' money. */
import type { Mutation } from "./mutations.ts";

export const payoutMutations: readonly Mutation[] = [
  {
    name: "a buyer is charged the seller's price without the fee",
    changes: [[
      "domain/tickets/terms.ts",
      "amount: totalEach(terms).amount * terms.seats.length,",
      "amount: terms.price.amount * terms.seats.length,",
    ]],
    finds: /its order costs/,
  },
  {
    name: "a seller is paid their price without the fee being taken off",
    changes: [[
      "domain/tickets/terms.ts",
      "amount: (price.amount - sellerFee) * seats.length,",
      "amount: (price.amount - sellerFee + sellerFee) * seats.length,",
    ]],
    finds: /completes with a payout of/,
  },
  {
    name: "an order completes without a payout for its seller",
    changes: [[
      "domain/trade/order_steps.ts",
      "return openPayout(completed, rules);",
      "return rules ? completed : openPayout(completed, rules);",
    ]],
    finds: /completes with a payout of undefined/,
  },
  {
    name: "a payout is sent before it is due",
    changes: [[
      "domain/trade/payouts/payout_decisions.ts",
      "if (now < releaseAt) return done(moveTo(world, releaseAt));",
      "if (now < releaseAt - 120_000) return done(moveTo(world, releaseAt));",
    ], [
      "domain/trade/payouts/payout_steps.ts",
      "return dueAt({ ...world, payout }, releaseAt);",
      "return dueAt({ ...world, payout }, releaseAt - 120_000);",
    ]],
    finds: /before it is due/,
    focus: "payouts",
  },
  {
    name: "a block does not keep a payout from being sent",
    changes: [[
      "domain/trade/payouts/payout_decisions.ts",
      "if (payout.blocks.length > 0) return done(world);",
      "",
    ]],
    finds: /is sent although/,
    focus: "payouts",
  },
  {
    name: "a refund leaves a payout that is not sent as it is",
    changes: [[
      "domain/trade/payouts/payout_recall.ts",
      "return taking.cancel(noted, part);",
      "return left;",
    ]],
    finds: /its payout stays held|order is sent/,
    focus: "payouts",
  },
  {
    name: "a refund that meets a transfer on its way is not noted",
    changes: [[
      "domain/trade/payouts/payout_recall.ts",
      "return steps.recall(noted, part);",
      "return left;",
    ]],
    finds:
      /seller's payout is sent at the end|payout_not_taken_back|is paid twice|cents, the books say/,
    focus: "payouts",
  },
  {
    name: "a refund does not take a sent payout back",
    changes: [[
      "domain/trade/payouts/payout_recall.ts",
      "return steps.startReversing(steps.recall(noted, part));",
      "return left;",
    ]],
    finds: /its payout stays sent/,
    focus: "payouts",
  },
  {
    name: "a transfer with an unknown outcome is called for with another key, without a look",
    changes: [[
      "domain/payouts/call_keys.ts",
      "`${id}:transfer:${attempt}`",
      "`${id}:transfer:${attempt}:${Math.random()}`",
    ], [
      "domain/payouts/settle.ts",
      "const { made, others, missing } = mayHaveTransfer(payout)",
      "const { made, others, missing } = payout.transferId",
    ]],
    finds: /transferred twice/,
    focus: "payouts",
  },
  {
    name: "money that cannot be taken back is nobody's debt",
    changes: [[
      "domain/trade/payouts/payout_debts.ts",
      "incurred: before.incurred + amount",
      "incurred: before.incurred + amount - amount",
    ]],
    finds: /cents, the books say/,
    focus: "payouts",
  },
  {
    name: "what a transfer moves is not posted",
    changes: [[
      "domain/trade/payouts/payout_news.ts",
      "transferOf(payout),\n      payout.attempt,",
      "0,\n      payout.attempt,",
    ]],
    finds: /still payable|our books say|cents, the books say|balances_wrong|payable_differs/,
    focus: "payouts",
  },
];
