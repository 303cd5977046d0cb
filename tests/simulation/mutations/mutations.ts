/**
 * Mutations: each breaks one rule by replacing a text in the code. `mutations_test.ts` checks that the
 * simulation finds every one.
 */

import type { FocusName } from "../focus.ts";
import {
  diesAfterSettling,
  everythingTwice,
  failedFirstReads,
  openedAndRefused,
  sameMoment,
  staleNews,
} from "../scenes/scenes.ts";
import { letterFails, otherAmount, paysAfterwards, refundFails } from "../scenes/money.ts";
import type { Scene } from "../scenes/stage.ts";

export interface Mutation {
  /** The broken rule, as a sentence. */
  readonly name: string;
  /** File, text (it must occur exactly once) and its replacement. */
  readonly changes: readonly (readonly [file: string, from: string, to: string])[];
  /** At least one of the reported problems must match. */
  readonly finds: RegExp;
  /** What the schedules have more of than usual, for situations that are rare otherwise. */
  readonly focus?: FocusName;
  /** The only schedule, for a mutation that random ones hardly ever find. */
  readonly scene?: Scene;
}

export const mutations: readonly Mutation[] = [
  {
    name: "a commit does not check that the ticket is unchanged since it was read",
    changes: [[
      "store/commit/operations.ts",
      "this.checks.push({ key, versionstamp, name });",
      'if (key[0] !== "ticket") this.checks.push({ key, versionstamp, name });',
    ]],
    finds: /two live orders|hold|row_orphaned|row_missing|count_wrong/,
  },
  {
    name: "a commit that changes an offer does not mark its concert",
    changes: [[
      "domain/tickets/listing.ts",
      "l.concertId !== null && (isFormer",
      'l.title === "" && l.concertId !== null && (isFormer',
    ]],
    finds: /offering_wrong|offering_missing|offering_of_nothing/,
  },
  {
    name: "a claim ignores that the money came after the deadline",
    changes: [[
      "domain/trade/money_decision.ts",
      "const inTime = now < order.expiresAt ||",
      "const inTime = now < Infinity ||",
    ]],
    finds: /not authorised in time/,
  },
  {
    name: "a claim ignores that the concert has started before we learned of the payment",
    changes: [[
      "domain/trade/money_decision.ts",
      "if (now >= order.terms.startsAt) return",
      "if (now >= Infinity) return",
    ]],
    finds: /claimed after the concert has begun/,
  },
  {
    name: "a process whose first read of the outbox fails makes no later ones",
    changes: [[
      "workers/start.ts",
      "if (stopping) return;\n      cancelAdoption = timers.after(ADOPT_AGAIN_MS, () => void adopt());",
      "throw error;",
    ], [
      "workers/relay.ts",
      "mustLook = true;\n      lookAfter = store.now() + LOOK_AGAIN_MS;\n      wakeAt(lookAfter);",
      "",
    ]],
    finds: /never settled/,
    scene: failedFirstReads,
  },
  {
    name: "an order's deadline is called off when its checkout is opened",
    changes: [[
      "domain/commit_world.ts",
      "!isOpen(was) || isOpen(is)) return;",
      '!isOpen(was) || is.status === "created") return;',
    ]],
    finds: /is still awaiting:payment/,
  },
  {
    name: "a claim settles the row that has to go on with the capture",
    changes: [["domain/payments/observe.ts", "tx.keep(row);", "tx.settle(row);"]],
    finds: /is still claimed/,
  },
  {
    name: "a letter that fails is forgotten because another one of its row was sent",
    changes: [[
      "workers/run_row.ts",
      "if (failures.length === 0) await",
      "if (failures.length < names.length) await",
    ]],
    finds: /nobody was told/,
    scene: letterFails,
  },
  {
    name: "a failed refund is requested again with the same key",
    changes: [[
      "domain/payments/call_keys.ts",
      'refund?.status === "failed" ?',
      'refund?.status === "succeeded" ?',
    ]],
    finds: /never settled|taken for nothing/,
    focus: "refunds",
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
      "listing: listing && releaseTickets(listing, order, now, unpaidAt),\n" +
      "    holds: { ...world.holds, [order.buyerId]: holds },",
      "listing: listing && releaseTickets(listing, order, now, unpaidAt),",
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
      "      if (more !== 0n)",
      "      if (more > 0n)",
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
    scene: diesAfterSettling,
  },
  {
    name: "an effect does not check that its event's row still exists",
    changes: [[
      "store/outbox/changes.ts",
      "operations.take(row.key, row.versionstamp, name);",
      "operations.remove(row.key);",
    ]],
    finds: /its effect comes twice/,
  },
  {
    name: "a lease is taken without checking whether another process has it",
    changes: [[
      "store/outbox/mod.ts",
      "atomic.check(row).delete(row.key).set(key, value);",
      "atomic.delete(row.key).set(key, value);",
    ]],
    finds: /its effect comes twice/,
  },
  {
    name: "a failed handler's row is dropped instead of being retried",
    changes: [[
      "store/outbox/mod.ts",
      "atomic.check(row).delete(row.key).set(key, value);",
      "atomic.check(row).delete(row.key);\n" +
      "      if (!value.lastError || value.claimant !== null) atomic.set(key, value);",
    ]],
    finds: /is still|for nothing|nobody was told/,
    scene: refundFails,
  },
  {
    name: "a late claim ignores that the ticket was changed",
    changes: [[
      "domain/trade/money_decision.ts",
      "if (!sameTerms(termsOf(listing, seats), order.terms) || !sameConcert(world)) return null;",
      "",
    ]],
    finds: /terms_differ/,
    focus: "late",
  },
  {
    name: "a late claim takes the ticket from a rival whose hold is live",
    changes: [[
      "domain/trade/money_decision.ts",
      "seat.orderId === rival?.id && isLapsedHold(seat, now)",
      "seat.orderId === rival?.id",
    ], [
      "domain/trade/money_decision.ts",
      "return rival && isLapsed(rival, now) ?",
      "return rival ?",
    ], [
      "domain/load_world.ts",
      "others.every((holder) => isLapsedHold(holder, tx.now)) ? others : []",
      "others",
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
    finds: /is listed already/,
    scene: everythingTwice,
  },
  {
    name: "transactions that read and write each other's keys are grouped in one commit",
    changes: [[
      "store/commit/group.ts",
      "if (this.#written.has(name) || this.#marked.has(name)) return true;",
      "",
    ], [
      "store/commit/group.ts",
      "for (const name of written) if (this.#touched.has(name)) return true;",
      "",
    ]],
    finds: /two live orders/,
    scene: sameMoment,
  },
  {
    name: "two sellers can list one barcode at the same moment",
    changes: [[
      "store/commit/index_changes.ts",
      "for (const [name, read] of uniques) operations.check(read.key, read.versionstamp, name);",
      "",
    ]],
    finds: /row_taken|row_missing|row_orphaned/,
    focus: "sellers",
  },
  {
    name: "refused money is never released",
    changes: [[
      "workers/handlers.ts",
      '  on("payment:refused", "payments.release", payments.onPayment, money),\n',
      "",
    ]],
    finds: /held for nothing|taken for nothing/,
    scene: otherAmount,
  },
  {
    name: "an ended order's checkout stays open",
    changes: [[
      "workers/handlers.ts",
      '  on("order:cancelled", "payments.expire_checkout", payments.onOrderCancelled, money),\n',
      "",
    ]],
    finds: /held for nothing|taken for nothing/,
    scene: paysAfterwards,
  },
  {
    name: "a refused checkout counts as not opened",
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
    scene: openedAndRefused,
  },
  {
    name: "a lapsed hold blocks the ticket until a worker has let it go",
    changes: [[
      "domain/trade/order_machine.ts",
      'rival_reserves: {\n    live: ["refuse:ticket_taken"],\n    lapsed: ["let_go:expired", "go_on"],',
      'rival_reserves: {\n    live: ["refuse:ticket_taken"],\n    lapsed: ["refuse:ticket_taken"],',
    ]],
    finds: /a lapsed hold blocks/,
  },
  {
    name: "a late payment claims an order that the buyer cancelled",
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
    name: "a buyer can hold one ticket more than allowed",
    changes: [[
      "domain/trade/hold_rules.ts",
      "live >= limits.maxHolds",
      "live > limits.maxHolds",
    ]],
    finds: /are allowed/,
  },
  {
    name: "an amount that differs from the price is accepted",
    changes: [[
      "domain/trade/money_decision.ts",
      "if (!snapshot.amount || !sameMoney(snapshot.amount, payment.amount)) {",
      "if (!snapshot.amount) {",
    ]],
    finds: /cents|captured_here_not_there/,
    scene: otherAmount,
  },
  {
    name: "a hold lasts beyond the concert's start",
    changes: [[
      "domain/trade/order_steps.ts",
      "return Math.min(Math.ceil(now / 1000 + seconds) * 1000, startsAt);",
      "return Math.ceil(now / 1000 + seconds) * 1000 + startsAt * 0;",
    ]],
    finds: /deadline_after_start/,
  },
  {
    name: "a sale takes the money but leaves the ticket available",
    changes: [[
      "domain/trade/order_steps.ts",
      "listing: sellTickets(world.listing!, order, world.now),",
      "listing: releaseTickets(world.listing!, order, world.now, null),",
    ]],
    finds: /order_not_sold|two live orders/,
  },
  {
    name: "a snapshot counts although the payment has changed since it was read",
    changes: [[
      "domain/payments/observe.ts",
      'if (world.payment?.version !== payment.version) return { world, next: "reread" };',
      "",
    ]],
    finds: /contradiction|is made|is asked to/,
    scene: staleNews,
  },
  {
    name: "an expiry event that comes too early ends the order",
    changes: [[
      "domain/trade/order_machine.ts",
      'deadline: {\n    live: ["wait"],',
      'deadline: {\n    live: ["let_go:expired"],',
    ], [
      "domain/trade/order_steps.ts",
      "dueAt: order.expiresAt",
      "dueAt: order.expiresAt - 50_000",
    ]],
    finds: /before its deadline/,
  },
];
