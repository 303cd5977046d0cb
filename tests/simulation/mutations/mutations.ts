/**
 * Rules, each broken once: a text of the code and what stands in its place. `mutations_test.ts` asks
 * the simulation to find every one of them.
 */

export interface Mutation {
  /** What is broken, as a sentence. */
  readonly name: string;
  /** File, text (it must occur once), and what stands there instead. */
  readonly changes: readonly (readonly [file: string, from: string, to: string])[];
  /** What is said of it: one of the wrongs that are found must match. */
  readonly finds: RegExp;
  /** Where to begin, for what few schedules find; 1 otherwise. */
  readonly seed?: number;
}

export const mutations: readonly Mutation[] = [
  {
    name: "nobody checks at the commit that the ticket is still as it was read",
    changes: [[
      "store/commit/operations.ts",
      "this.checks.push({ key, versionstamp, name });",
      'if (key[0] !== "ticket") this.checks.push({ key, versionstamp, name });',
    ]],
    finds: /two live orders|hold|row_orphaned|row_missing/,
  },
  {
    name: "a claim ignores that the money came after the deadline",
    changes: [[
      "domain/trade/payment_decisions.ts",
      "const inTime = now < order.expiresAt ||",
      "const inTime = now < Infinity ||",
    ]],
    finds: /not authorised in time/,
  },
  {
    name: "a claim ignores that the concert has begun before we heard of the money",
    changes: [[
      "domain/trade/payment_decisions.ts",
      "if (now >= order.terms.startsAt) return",
      "if (now >= Infinity) return",
    ]],
    finds: /claimed after the concert has begun/,
  },
  {
    name: "a process whose first look at the database fails goes on without the later ones",
    changes: [[
      "workers/start.ts",
      "if (stopping) return;\n      cancelAdoption = timers.after(ADOPT_AGAIN_MS, () => void adopt());",
      "throw error;",
    ], [
      "workers/relay.ts",
      'if (outcome === "retried") mustLook = true;',
      "",
    ]],
    finds: /never settled/,
    seed: 993_710,
  },
  {
    name: "a refund that failed is asked for again under the same key",
    changes: [[
      "domain/payments/payment.ts",
      'refund?.status === "failed" ?',
      'refund?.status === "succeeded" ?',
    ]],
    finds: /never settled|taken for nothing/,
  },
  {
    name: "money is captured before the order is claimed",
    changes: [[
      "domain/payments/settle.ts",
      'return step === "capture" || step === "cancel" ? step : null;',
      'if (step === "ask_order" && snapshot.state === "held") return "capture";\n' +
      '  return step === "capture" || step === "cancel" ? step : null;',
    ]],
    finds: /is captured for order|is asked to capture/,
  },
  {
    name: "letting go forgets what the buyer holds",
    changes: [[
      "domain/trade/order_steps.ts",
      "ticket: ticket && releaseTicket(ticket, order, now, unpaidAt),\n" +
      "    holds: { ...world.holds, [order.buyerId]: holds },",
      "ticket: ticket && releaseTicket(ticket, order, now, unpaidAt),",
    ]],
    finds: /hold_left|hold_of_nothing/,
  },
  {
    name: "index rows of a changed value are not removed",
    changes: [[
      "store/commit/index_changes.ts",
      "    else operations.remove(key);",
      "    else void key;",
    ]],
    finds: /row_orphaned/,
  },
  {
    name: "counts of an index are never counted down",
    changes: [[
      "store/commit/index_changes.ts",
      "operations.sum(countKey(slot.entity, name, part), MINUS_ONE);",
      "void part;",
    ]],
    finds: /count_wrong/,
  },
  {
    name: "an event's row is settled before its effect, in a commit of its own",
    changes: [[
      "domain/orders/commands.ts",
      "    commitWorld(tx, world, next);\n    tx.settle(row);\n  });",
      "    tx.settle(row);\n  });\n  if (!found) return;\n  await x.store.transact(async (tx) => {\n" +
      "    const world = await loadOrderWorld(tx, found);\n" +
      "    commitWorld(tx, world, decideDeadline(world, x.settings).world);\n  });",
    ]],
    finds: /is still (created|awaiting:payment)/,
    seed: 601,
  },
  {
    name: "an effect does not check its event's row",
    changes: [[
      "store/outbox/changes.ts",
      "operations.check(row.key, row.versionstamp, name);",
      "void row.versionstamp;",
    ]],
    finds: /its effect comes twice/,
  },
  {
    name: "a lease is taken without looking whether somebody else has it",
    changes: [[
      "store/outbox/mod.ts",
      "atomic.check(row).delete(row.key).set(key, value);",
      "atomic.delete(row.key).set(key, value);",
    ]],
    finds: /its effect comes twice/,
  },
  {
    name: "a failed handler's row is dropped in place of waiting for another go",
    changes: [[
      "store/outbox/mod.ts",
      "atomic.check(row).delete(row.key).set(key, value);",
      "atomic.check(row).delete(row.key);\n" +
      "      if (!value.lastError || value.claimant !== null) atomic.set(key, value);",
    ]],
    finds: /is still|for nothing|nobody was told/,
  },
  {
    name: "a late claim ignores that the ticket was changed",
    changes: [[
      "domain/trade/payment_decisions.ts",
      "if (!sameTerms(termsOf(ticket), order.terms)) return null;",
      "",
    ]],
    finds: /terms_differ/,
  },
  {
    name: "a late claim takes the ticket from a rival whose hold is live",
    changes: [[
      "domain/trade/payment_decisions.ts",
      "if (rival && isLapsedHold(ticket, now)) return",
      "if (rival) return",
    ]],
    finds: /before its deadline/,
  },
  {
    name: "on a remote database a commit that was sent twice counts as failed",
    changes: [[
      "store/commit/remote_committer.ts",
      "result.ok ? result.versionstamp : (await kv.get(key)).versionstamp",
      "result.ok ? result.versionstamp : null",
    ]],
    finds: /is listed already|bug|order_lapsed|told/,
  },
  {
    name: "transactions that touch the same keys are joined in one commit",
    changes: [[
      "store/commit/group_committer.ts",
      "!names.isDisjointFrom(operations.names)",
      "names.size < 0",
    ]],
    finds: /two live orders|hold|is captured for order|is made/,
  },
  {
    name: "two people may list one barcode at the same moment",
    changes: [[
      "store/commit/index_changes.ts",
      "for (const [name, read] of uniques) operations.check(read.key, read.versionstamp, name);",
      "",
    ]],
    finds: /row_taken|row_missing|row_orphaned/,
  },
  {
    name: "money that is not ours is never released",
    changes: [[
      "workers/handlers.ts",
      '  on("payment:refused", "payments.release", payments.onPayment, money),\n',
      "",
    ]],
    finds: /held for nothing|taken for nothing/,
  },
  {
    name: "an ended order's checkout stays open",
    changes: [[
      "workers/handlers.ts",
      '  on("order:cancelled", "payments.expire_checkout", payments.onOrderCancelled, money),\n',
      "",
    ]],
    finds: /held for nothing|taken for nothing/,
  },
  {
    name: "a checkout that was refused is taken for one that was not opened",
    changes: [[
      "domain/payments/opening.ts",
      'tx.put(payments, { ...now, status: "failed" });',
      'tx.put(payments, { ...now, status: "failed" });\n    if (now.id) return;',
    ], [
      "domain/payments/settle.ts",
      'if (status !== "pending" && status !== "failed") return false;',
      'if (status !== "pending") return false;',
    ]],
    finds: /held for nothing|taken for nothing/,
  },
  {
    name: "a lapsed hold blocks the ticket until a worker has ended it",
    changes: [[
      "domain/trade/order_machine.ts",
      'rival_reserves: {\n    live: ["refuse:ticket_taken"],\n    lapsed: ["let_go:expired", "go_on"],',
      'rival_reserves: {\n    live: ["refuse:ticket_taken"],\n    lapsed: ["refuse:ticket_taken"],',
    ]],
    finds: /a lapsed hold blocks/,
  },
  {
    name: "what was let go on purpose is claimed back by a payment",
    changes: [[
      "domain/trade/order_machine.ts",
      'authorized_in_time: {\n    live: ["claim"],\n    lapsed: ["claim"],\n' +
      '    claimed: ["refuse_money"],\n    complete: ["refuse_money"],\n    expired: ["reclaim"],\n' +
      '    ended: ["refuse_money"],',
      'authorized_in_time: {\n    live: ["claim"],\n    lapsed: ["claim"],\n' +
      '    claimed: ["refuse_money"],\n    complete: ["refuse_money"],\n    expired: ["reclaim"],\n' +
      '    ended: ["reclaim"],',
    ]],
    finds: /claimed back|is made/,
  },
  {
    name: "a buyer may hold one ticket more than is allowed",
    changes: [[
      "domain/trade/hold_rules.ts",
      "live >= limits.maxHolds",
      "live > limits.maxHolds",
    ]],
    finds: /are allowed/,
  },
  {
    name: "an amount that differs from the price is taken all the same",
    changes: [[
      "domain/trade/payment_decisions.ts",
      "if (!snapshot.amount || !sameMoney(snapshot.amount, payment.amount)) {",
      "if (!snapshot.amount) {",
    ]],
    finds: /cents|captured_here_not_there/,
  },
  {
    name: "a hold lasts until after the concert has begun",
    changes: [[
      "domain/trade/order_steps.ts",
      "return Math.min(Math.ceil(now / 1000 + holdSeconds) * 1000, startsAt);",
      "return Math.ceil(now / 1000 + holdSeconds) * 1000 + startsAt * 0;",
    ]],
    finds: /deadline_after_start/,
  },
  {
    name: "a sale takes the money and leaves the ticket on offer",
    changes: [[
      "domain/trade/order_steps.ts",
      "ticket: sellTicket(world.ticket!, order, world.now),",
      "ticket: releaseTicket(world.ticket!, order, world.now, null),",
    ]],
    finds: /order_not_sold|two live orders/,
  },
  {
    name: "what was read of a payment counts, though the payment has moved since",
    changes: [[
      "domain/payments/observe.ts",
      'if (world.payment?.version !== payment.version) return { world, next: "reread" };',
      "",
    ]],
    finds: /contradiction|is made|is asked to/,
  },
  {
    name: "an expiry that comes too early ends the order",
    changes: [[
      "domain/trade/order_machine.ts",
      'deadline: {\n    live: ["wait"],',
      'deadline: {\n    live: ["let_go:expired"],',
    ], [
      "domain/trade/order_steps.ts",
      "dueAt: order.expiresAt",
      "dueAt: order.expiresAt - 60_000",
    ]],
    finds: /before its deadline/,
  },
];
