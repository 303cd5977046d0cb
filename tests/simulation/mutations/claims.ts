/** Mutations of the rules for claims. */
import type { Mutation } from "./mutations.ts";

export const claimMutations: readonly Mutation[] = [
  {
    name: "a claim does not block the payout",
    changes: [[
      "domain/trade/claims/claim_decisions.ts",
      'return ok(decideBlocked(watched, "claim"));',
      "return ok(watched);",
    ]],
    finds: /is open, and its payout is not blocked/,
    focus: "claims",
  },
  {
    name: "a claim that has ended blocks the payout for ever",
    changes: [[
      "domain/trade/claims/claim_steps.ts",
      'return decideUnblocked(changeClaim(world, "claim:decided", closed), "claim");',
      'return changeClaim(world, "claim:decided", closed);',
    ]],
    finds: /has ended, and its payout is still blocked/,
    focus: "claims",
  },
  {
    name: "an upheld claim refunds nobody",
    changes: [[
      "domain/trade/claims/claim_decisions.ts",
      "return refund.answer.ok ? ok(refund.world) : refund.answer;",
      "return refund.answer.ok ? ok(closed) : refund.answer;",
    ]],
    finds: /is upheld, and its order is complete/,
    focus: "claims",
  },
  {
    name: "a claim is upheld before its seller had time to answer",
    changes: [[
      "domain/trade/claims/claim_machine.ts",
      'open: ["refuse:claim_waits"],',
      'open: ["uphold"],',
    ]],
    finds: /is upheld without an answer, too early/,
    focus: "claims",
  },
  {
    name: "a claim is decided while the buyer's bank decides",
    changes: [[
      "domain/trade/claims/claim_decisions.ts",
      'world.payment?.dispute?.status === "open"',
      'world.payment?.dispute?.status === "lost"',
    ]],
    finds: /is rejected while the bank decides/,
    focus: "claims",
  },
];
