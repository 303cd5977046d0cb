/** Mutations of the rules for orders of several tickets. */
import { asksAgain, lateForOne, lateForOther, refundOfTwo } from "../scenes/scenes.ts";
import type { Mutation } from "./mutations.ts";

export const setMutations: readonly Mutation[] = [
  {
    name: "of several tickets that are asked for by name only the first is looked at",
    changes: [[
      "domain/trade/choice.ts",
      "const refusals = asked.map((seat) =>",
      "const refusals = asked.slice(0, 1).map((seat) =>",
    ]],
    finds: /cannot reserve|two live orders/,
  },
  {
    name: "a seller's rule for splitting is ignored",
    changes: [[
      "domain/trade/choice.ts",
      "if (!quantities.includes(wanted)) {",
      "if (wanted > free.length) {",
    ]],
    finds: /sold (together|no_single)/,
  },
  {
    name: "exactly one ticket may be left, although the seller wants none left alone",
    changes: [[
      "domain/tickets/listing.ts",
      "return all.filter((taken) => free - taken !== 1);",
      "return all;",
    ]],
    // The lists tell that fewer numbers are offered than the mutated code sells.
    finds: /sold no_single|offering_wrong/,
  },
  {
    name: "letting go frees only the first ticket of an order",
    changes: [[
      "domain/trade/ticket_steps.ts",
      'return { ...seat, status: "available", orderId: null, heldUntil: null };',
      "return seat.id === order.ticketIds[0]\n" +
      '      ? { ...seat, status: "available", orderId: null, heldUntil: null }\n      : seat;',
    ]],
    finds: /a part of order|two live orders/,
  },
  {
    name: "a sale sells only the first ticket of an order",
    changes: [[
      "domain/trade/ticket_steps.ts",
      'return { ...seat, status: "sold" };',
      'return seat.id === order.ticketIds[0] ? { ...seat, status: "sold" } : seat;',
    ]],
    finds: /a part of order/,
  },
  {
    name: "a refund withdraws only the first ticket of an order",
    changes: [[
      "domain/trade/ticket_steps.ts",
      'return { ...seat, status: "withdrawn" };',
      'return seat.id === order.ticketIds[0] ? { ...seat, status: "withdrawn" } : seat;',
    ]],
    finds: /a part of order/,
    scene: refundOfTwo,
  },
  {
    name: "a buyer can have two open orders of one listing",
    changes: [[
      "domain/trade/order_decisions.ts",
      'if (met.same) return { world, answer: refuse("order_open", { orderId: met.same.id }) };',
      "",
    ]],
    finds: /two orders of listing|hold_missing/,
    scene: asksAgain,
  },
  {
    name: "the same number of tickets again is another order",
    changes: [[
      "domain/trade/order_decisions.ts",
      "if (met.same && isChoice(met.same, ask.choice)) {",
      'if (met.same && "ticketIds" in ask.choice && isChoice(met.same, ask.choice)) {',
    ], [
      "domain/trade/order_decisions.ts",
      'if (met.same) return { world, answer: refuse("order_open", { orderId: met.same.id }) };',
      'if (met.same && "ticketIds" in ask.choice) {\n' +
      '    return { world, answer: refuse("order_open", { orderId: met.same.id }) };\n  }',
    ]],
    finds: /two orders of listing|hold_missing/,
  },
  {
    name: "the price of one ticket is charged for all of them",
    changes: [[
      "domain/trade/opening_decision.ts",
      "amount: totalOf(order.terms),",
      "amount: order.terms.price,",
    ]],
    finds: /its order costs/,
  },
  {
    name: "a late claim looks only at the first of its tickets",
    changes: [[
      "domain/trade/money_decision.ts",
      'const taken = seats.filter(({ status }) => status !== "available");',
      'const taken = seats.slice(0, 1).filter(({ status }) => status !== "available");',
    ], [
      "domain/load_world.ts",
      "others.every((holder) => isLapsedHold(holder, tx.now)) ? others : []",
      "[]",
    ]],
    finds: /two live orders|a part of order/,
    scene: lateForOne,
  },
  {
    name: "a late claim ignores that its buyer has another open order of the listing",
    changes: [[
      "domain/trade/money_decision.ts",
      "if (other && other.orderId !== order.id && isLiveHold(other, now)) return null;",
      "",
    ]],
    finds: /two orders of listing|hold_missing/,
    scene: lateForOther,
  },
  {
    name: "a listing is changed while one of its tickets is held",
    changes: [[
      "domain/trade/ticket_decisions.ts",
      "return asked ? resolveHolder(world, rules) : { world };",
      "return { world: asked ? world : { ...world } };",
    ]],
    finds: /terms_differ|no decision runs|free_ticket_with_order/,
  },
  {
    name: "only the first barcode of a listing is kept from being listed twice",
    changes: [[
      "domain/tickets/listing.ts",
      "(l) => hashes(l.seats.filter(blocksBarcode)).map((hash) => [hash]),",
      "(l) => hashes(l.seats.slice(0, 1).filter(blocksBarcode)).map((hash) => [hash]),",
    ]],
    finds: /row_missing/,
  },
];
