/** Mutations of the rules for disputed money. */
import type { Mutation } from "./mutations.ts";

export const disputeMutations: readonly Mutation[] = [
  {
    name: "a payout is sent while the buyer's bank decides",
    changes: [[
      "domain/trade/payouts/payout_recall.ts",
      'now === "open" ? decideBlocked(taken, "dispute") : decideUnblocked(taken, "dispute");',
      'now === "open" ? taken : decideUnblocked(taken, "dispute");',
    ]],
    finds: /is sent while the buyer's bank decides/,
    focus: "disputes",
  },
  {
    name: "a lost dispute takes nothing from the seller's payout",
    changes: [[
      "domain/trade/payouts/payout_recall.ts",
      'lost > 0 ? decideTakenBack(given, "dispute_lost", lost) : given;',
      'lost > Infinity ? decideTakenBack(given, "dispute_lost", lost) : given;',
    ]],
    finds: /are theirs|payable_differs/,
    focus: "disputes",
  },
  {
    name: "a dispute that is won after it was lost pays nobody",
    changes: [[
      "domain/trade/payouts/payout_recall.ts",
      "won > 0 ? decideWonAfterLost(world, won) : world;",
      "won > Infinity ? decideWonAfterLost(world, won) : world;",
    ]],
    finds: /are theirs|still payable|payable_differs/,
    focus: "disputes",
  },
  {
    name: "what a bank gives back in part stays with the exchange",
    changes: [[
      "domain/trade/books/news_booking.ts",
      'world.payment!.status === "captured"\n        ? parts',
      'world.payment!.status === "captured"\n        ? back < totalOfLost(lost) ? toBuyer(parts, 0) : parts',
    ]],
    finds: /are theirs|payable_differs/,
    focus: "disputes",
  },
  {
    name: "after a dispute that was won in part, the rest is forgotten",
    changes: [[
      "domain/trade/payouts/payout_steps.ts",
      "taken: payout.taken,",
      "taken: 0,",
    ]],
    finds: /payable_differs|are theirs|still payable|balances_wrong/,
    focus: "disputes",
  },
  {
    name: "a dispute that was lost blocks what its bank gives back",
    changes: [[
      "domain/trade/payouts/payout_steps.ts",
      'const others = payout!.blocks.filter((one) => one !== "dispute");',
      "const others = payout!.blocks;",
    ]],
    finds: /are theirs|still payable/,
    focus: "disputes",
  },
  {
    name: "a dispute is booked before the sale whose money it takes",
    changes: [[
      "domain/trade/payment_decisions.ts",
      "if (WAS_TAKEN.has(status) && !isBounced) {",
      "if (!isBounced) {",
    ]],
    finds: /are theirs/,
    focus: "disputes",
  },
  {
    name: "what a bank returns of a refunded sale is taken for a refund that came back, too",
    changes: [[
      "domain/trade/booking.ts",
      "+ atBanks(known) + (balances?.due ?? 0);",
      "+ (balances?.due ?? 0);",
    ]],
    finds: /paid_back_too_much|our books say|balances_wrong|is made twice/,
    focus: "disputes",
  },
  {
    name: "what is taken while a part is on its way back is forgotten",
    changes: [[
      "domain/trade/payouts/payout_recall.ts",
      "return steps.goOn(steps.withPayout(noted, { recallNext, calledAt }));",
      "return recallNext < 0 ? steps.withPayout(noted, { recallNext, calledAt }) : left;",
    ]],
    finds: /payout_not_taken_back|are theirs|cents, the books say|debt_differs/,
    focus: "disputes",
  },
  {
    name: "a claim stays open although the bank has paid its buyer",
    changes: [[
      "domain/trade/claims/claim_steps.ts",
      'lost: "dispute_lost",',
      'lost: "dispute_won",',
    ]],
    finds: /the claim is still open/,
    focus: "claims",
  },
];
