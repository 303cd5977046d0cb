/** Mutations of the books. */
import type { Mutation } from "./mutations.ts";

export const booksMutations: readonly Mutation[] = [
  {
    name: "what a sale posts is left out",
    changes: [[
      "domain/commit_world.ts",
      "for (const posting of after.postings) post(tx, posting);",
      "",
    ]],
    finds: /balances_differ/,
  },
  {
    name: "a posting is made twice",
    changes: [[
      "domain/commit_world.ts",
      "for (const posting of after.postings) post(tx, posting);",
      "for (const posting of after.postings) {\n    post(tx, posting);\n" +
      "    post(tx, { ...posting, id: `${posting.id}:again` });\n  }",
    ]],
    finds: /balances_differ/,
  },
  {
    name: "a posting replaces another one, because its id does not name its cause",
    changes: [[
      "domain/trade/booking.ts",
      "id: `${id}:${about}`",
      "id: `${id}:posting`",
    ]],
    finds: /is made twice|was read or written before/,
  },
  {
    name: "money that goes back to a buyer is posted with the wrong sign",
    changes: [[
      "domain/books/causes.ts",
      "entry(books, { refunds_due: amount, provider_balance: -amount });",
      "entry(books, { refunds_due: -amount, provider_balance: amount });",
    ]],
    finds: /balances_wrong/,
  },
  {
    name: "a refund is not posted when it is decided, only when it has arrived",
    changes: [[
      "domain/trade/order_steps.ts",
      "const booked = bookRefund(world, returned);",
      'const booked = payment === "refunded" ? bookRefund(world, returned) : world;',
    ]],
    finds: /balances_wrong/,
  },
  {
    name: "postings are made after the commit of their cause",
    changes: [[
      "domain/payments/observe.ts",
      "const { payment: stored } = commitWorld(tx, world, observed.world);",
      "const { postings } = observed.world;\n" +
      "    const { payment: stored } = commitWorld(tx, world, { ...observed.world, postings: [] });\n" +
      '    const { post } = await import("../books/posting.ts");\n' +
      "    setTimeout(() =>\n" +
      "      x.store.transact((later) => postings.forEach((one) => post(later, one)))\n" +
      "        .catch(() => {}), 0);",
    ]],
    finds: /balances_differ in the commit|not in the commit of its cause|is made twice/,
  },
  {
    name: "a refund that bounced is not posted",
    changes: [[
      "domain/trade/refund_decision.ts",
      "const bounced = bookBounced(storeFailedRefund(seen, snapshot), snapshot);",
      "const bounced = storeFailedRefund(seen, snapshot);",
    ]],
    finds: /balances_wrong|taken for nothing|our books say/,
  },
];
