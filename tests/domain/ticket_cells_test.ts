/** Every cell of the tickets' table: state × action. */
import { decideReserve } from "#domain/trade/order_decisions.ts";
import { complete, letGo, refund } from "#domain/trade/order_steps.ts";
import { decideReview, decideTakeOff } from "#domain/trade/review_decisions.ts";
import { decideEdit, decideWithdraw } from "#domain/trade/ticket_decisions.ts";
import {
  type TicketAction,
  ticketMachine,
  type TicketState,
} from "#domain/trade/ticket_machine.ts";
import type { Ticket } from "#domain/tickets/ticket.ts";
import { emptyWorld, type World } from "#domain/trade/world.ts";
import {
  CONCERT,
  DEADLINE,
  eur,
  holdsWith,
  listingOf,
  orderOf,
  paymentOf,
  rules,
  withTicket,
} from "./cast.ts";
import { type Cases, testCells } from "./cells.ts";
import { tell } from "./tell.ts";

const lapse = "rival cancelled/expired";
const released = "bob let it go · +order:cancelled";
const reserves = "order created · ticket reserved · carol holds it · ";
const begun = "+order:created · +expiration:complete · ok";

const cases: Cases<TicketState, TicketAction> = {
  pending: {
    reserve: ["a ticket that waits for review is hidden from buyers", "not_found"],
    edit: ["editing a ticket that waits keeps it waiting", "ticket pending · +ticket:updated · ok"],
    withdraw: ["a ticket that waits can be withdrawn", "ticket withdrawn · +ticket:updated · ok"],
    moderate: [
      "a moderator rejects a ticket that waits",
      "ticket rejected · +ticket:rejected · ok",
    ],
    take_off: [
      "a moderator withdraws a ticket that waits",
      "ticket withdrawn · +ticket:taken_down · ok",
    ],
    let_go: ["no order can let go of a ticket that waits", "impossible"],
    complete: ["no order can complete on a ticket that waits", "impossible"],
    refund: ["no sale can be undone on a ticket that waits", "impossible"],
  },
  available: {
    reserve: ["an available ticket is held for its first buyer", reserves + begun],
    edit: ["an available ticket is edited in place", "ticket available · +ticket:updated · ok"],
    withdraw: ["an available ticket can be withdrawn", "ticket withdrawn · +ticket:updated · ok"],
    moderate: ["a moderator takes a listed ticket down", "ticket rejected · +ticket:rejected · ok"],
    take_off: [
      "a moderator withdraws a listed ticket",
      "ticket withdrawn · +ticket:taken_down · ok",
    ],
    let_go: ["no order can let go of a ticket that nobody holds", "impossible"],
    complete: ["no order can complete on a ticket that nobody holds", "impossible"],
    refund: ["no sale can be undone on a ticket that was not sold", "impossible"],
  },
  held: {
    reserve: ["a held ticket cannot be reserved", "ticket_taken"],
    edit: ["a ticket under a live hold is locked for edits", "ticket_locked"],
    withdraw: ["a ticket under a live hold cannot be withdrawn", "ticket_locked"],
    moderate: [
      "taking a held ticket down ends the hold in the same commit, without a cooldown",
      "rival cancelled/moderator · ticket rejected · bob holds nothing · " +
      "+order:cancelled · +order:stopped · +ticket:rejected · ok",
    ],
    take_off: [
      "withdrawing a held ticket ends the hold in the same commit, without a cooldown",
      "rival cancelled/moderator · ticket withdrawn · bob holds nothing · " +
      "+order:cancelled · +order:stopped · +ticket:taken_down · ok",
    ],
    let_go: ["letting go makes the ticket available", `ticket available · ${released}`],
    complete: ["a ticket is not sold before its money is claimed", "impossible"],
    refund: ["a hold is not a sale to be undone", "impossible"],
  },
  lapsed: {
    reserve: [
      "a ticket with a lapsed hold is reserved in one commit",
      `${lapse} · order created · ticket reserved · bob let it go · carol holds it · ` +
      `+order:cancelled · ${begun}`,
    ],
    edit: [
      "a ticket with a lapsed hold is edited in one commit",
      `${lapse} · ticket available · ${released} · +ticket:updated · ok`,
    ],
    withdraw: [
      "a ticket with a lapsed hold is withdrawn in one commit",
      `${lapse} · ticket withdrawn · ${released} · +ticket:updated · ok`,
    ],
    moderate: [
      "a ticket with a lapsed hold is taken down in one commit",
      `${lapse} · ticket rejected · ${released} · +ticket:rejected · ok`,
    ],
    take_off: [
      "a moderator withdraws a ticket with a lapsed hold in one commit",
      `${lapse} · ticket withdrawn · ${released} · +ticket:taken_down · ok`,
    ],
    let_go: [
      "letting a lapsed hold go makes the ticket available",
      `ticket available · ${released}`,
    ],
    complete: ["a lapsed hold sells nothing before it is claimed", "impossible"],
    refund: ["a lapsed hold is not a sale to be undone", "impossible"],
  },
  claimed: {
    reserve: ["a claimed ticket cannot be reserved", "ticket_taken"],
    edit: ["a claimed ticket is locked for edits", "ticket_locked"],
    withdraw: ["a claimed ticket cannot be withdrawn", "ticket_locked"],
    moderate: ["a claimed ticket cannot be taken down", "ticket_locked"],
    take_off: ["a moderator cannot withdraw a claimed ticket", "ticket_locked"],
    let_go: ["unclaiming makes the ticket available", `ticket available · ${released}`],
    complete: [
      "a captured claim sells the ticket",
      "order complete · ticket sold · payment captured · payout held 4500 · bob holds nothing · +order:completed · +payout:due",
    ],
    refund: ["a claim is not yet a sale to be undone", "impossible"],
  },
  sold: {
    reserve: ["a sold ticket cannot be reserved", "ticket_not_available"],
    edit: ["a sold ticket is locked for edits", "ticket_locked"],
    withdraw: ["a sold ticket cannot be withdrawn", "ticket_locked"],
    moderate: ["a sold ticket cannot be taken down", "ticket_locked"],
    take_off: ["a moderator cannot withdraw a sold ticket", "ticket_locked"],
    let_go: ["a sold ticket is never let go", "impossible"],
    complete: ["a sold ticket is not sold again", "impossible"],
    refund: [
      "a sale that is undone withdraws the ticket, whose barcode a buyer knows",
      "order refunded · ticket withdrawn · payment refunding/refunded · +order:refunded",
    ],
  },
  withdrawn: {
    reserve: ["a withdrawn ticket cannot be reserved", "ticket_not_available"],
    edit: ["a withdrawn ticket cannot be edited", "ticket_not_available"],
    withdraw: ["withdrawing twice changes nothing", "ok"],
    moderate: ["moderating a withdrawn ticket changes nothing", "ok"],
    take_off: ["a moderator withdrawing a withdrawn ticket changes nothing", "ok"],
    let_go: ["a withdrawn ticket is never let go", "impossible"],
    complete: ["a withdrawn ticket is never sold", "impossible"],
    refund: ["a withdrawn ticket is not withdrawn by a refund again", "impossible"],
  },
  rejected: {
    reserve: ["a rejected ticket is hidden from buyers", "not_found"],
    edit: [
      "an edited rejected ticket waits for review again",
      "ticket pending · +ticket:updated · ok",
    ],
    withdraw: ["a rejected ticket can be withdrawn", "ticket withdrawn · +ticket:updated · ok"],
    moderate: ["rejecting a rejected ticket changes nothing", "ok"],
    take_off: [
      "a moderator withdraws a rejected ticket for good",
      "ticket withdrawn · +ticket:taken_down · ok",
    ],
    let_go: ["a rejected ticket is never let go", "impossible"],
    complete: ["a rejected ticket is never sold", "impossible"],
    refund: ["no sale can be undone on a rejected ticket", "impossible"],
  },
  over: {
    reserve: ["nobody reserves a ticket for a concert that has started", "ticket_not_available"],
    edit: [
      "a ticket for a past concert can only be edited if its start moves to the future",
      "starts_in_past",
    ],
    withdraw: [
      "a ticket for a past concert can be withdrawn",
      "ticket withdrawn · +ticket:updated · ok",
    ],
    moderate: [
      "a moderator takes a ticket for a past concert down",
      "ticket rejected · +ticket:rejected · ok",
    ],
    take_off: [
      "a moderator withdraws a ticket for a past concert",
      "ticket withdrawn · +ticket:taken_down · ok",
    ],
    let_go: ["nobody holds a ticket for a past concert to let it go", "impossible"],
    complete: ["a past concert's available ticket is not sold", "impossible"],
    refund: ["a past concert's available ticket has no sale to undo", "impossible"],
  },
};

/** A ticket in this state, with bob's order if one holds it. */
function worldWithTicket(state: TicketState): World {
  const now = state === "lapsed" ? DEADLINE : state === "over" ? CONCERT : DEADLINE - 1;
  const reserved = { status: "reserved" as const, orderId: "order", heldUntil: DEADLINE };
  const ticket: Record<TicketState, Partial<Ticket>> = {
    pending: { status: "pending" },
    available: {},
    held: reserved,
    lapsed: reserved,
    claimed: { ...reserved, heldUntil: null },
    sold: { status: "sold", orderId: "order" },
    withdrawn: { status: "withdrawn" },
    rejected: { status: "rejected" },
    over: {},
  };
  const status = state === "claimed" ? "claimed" : state === "sold" ? "complete" : undefined;
  const rival = ticket[state].orderId ? orderOf(status ? { status } : {}) : null;
  return {
    ...emptyWorld(now),
    listing: listingOf(ticket[state]),
    rival,
    holds: { bob: holdsWith("bob"), carol: null },
  };
}

/** The same world from the order's view, for steps of the order. */
function asOrder(world: World, payment: "authorized" | "captured"): World {
  return {
    ...withTicket(world, { orderId: "order" }),
    order: world.rival ?? orderOf(),
    rival: null,
    payment: paymentOf({ status: payment }),
  };
}

const asked = { buyerId: "carol", choice: { ticketIds: ["ticket"] }, orderId: "new" };
const cheaper = { shared: { price: eur(4000) }, seats: [], country: null };

testCells("ticket × action", ticketMachine, cases, (state, action) => {
  const world = worldWithTicket(state as TicketState);
  switch (action as TicketAction) {
    case "reserve":
      return tell(world, decideReserve(world, asked, rules));
    case "edit":
      return tell(world, decideEdit(world, cheaper, world.listing!.version, rules));
    case "withdraw":
      return tell(world, decideWithdraw(world, ["ticket"], rules));
    case "moderate":
      return tell(world, decideReview(world, "reject", world.listing!.version, rules));
    case "take_off":
      return tell(world, decideTakeOff(world, world.listing!.version, rules));
    case "let_go": {
      const own = asOrder(world, "authorized");
      return tell(own, {
        world: letGo({ ...own, order: null, rival: own.order }, "rival", "buyer", rules),
      })
        .replace("rival cancelled/buyer · ", "");
    }
    case "complete": {
      const own = asOrder(world, "authorized");
      return tell(own, { world: complete(own, rules) });
    }
    case "refund": {
      const own = asOrder(world, "captured");
      return tell(own, { world: refund(own, "refunding") });
    }
  }
});
