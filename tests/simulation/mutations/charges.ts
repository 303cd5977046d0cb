/** Mutations of the rules for losses that operators charge to sellers. */
import type { Mutation } from "./mutations.ts";

export const chargeMutations: readonly Mutation[] = [
  {
    name: "a charge takes more from the seller than was lost",
    changes: [[
      "domain/payouts/charging.ts",
      "Math.min(balances.lost, balances.payable + balances.sent)",
      "balances.payable + balances.sent",
    ]],
    finds: /are charged, lost were/,
    focus: "charges",
  },
  {
    name: "a charge is booked, and the payout stays as it is",
    changes: [[
      "domain/payouts/charging.ts",
      'decideTakenBack(bookCharged(world, amount), "charged", amount)',
      'decideTakenBack(bookCharged(world, amount), "charged", 0)',
    ]],
    finds:
      /payable_differs|are theirs|still payable|payout_not_taken_back|debt_differs|cents, the books say/,
    focus: "charges",
  },
];
