/**
 * The rules of trade: what may happen to tickets, orders and payments, and in which order. This folder is
 * pure: no database, no clock, no provider. Read it in this order:
 *
 * 1. `world.ts`: what a decision sees and returns.
 * 2. `ticket_machine.ts`, `order_machine.ts` (with `order_state.ts`), `payment_machine.ts`: the tables. Each
 *    names the steps for every event in every state; `docs/states.md` is generated from them.
 * 3. `hold_rules.ts`: how many orders a buyer may hold, for how long, and the cooldown.
 * 4. `ticket_steps.ts`, `order_steps.ts`: the steps, as functions from world to world: hold, claim,
 *    complete, let go, unclaim, refuse money, refund.
 * 5. `decision.ts`, then the decisions: `order_decisions.ts` (reserve, cancel, deadline, refund),
 *    `ticket_decisions.ts` (edit, withdraw), `review_decisions.ts` (approve, reject, take off),
 *    `opening_decision.ts` (open checkout), `payment_decisions.ts` (what the provider reports),
 *    `money_decision.ts` (whose money it is) and `refund_decision.ts` (when to ask for a refund again).
 *    They look up the steps and run them.
 * 6. `payouts/`: the seller's money; its table, steps and decisions (when it is sent, what keeps or takes it
 *    back, what the provider says).
 * 7. `claims/`: the buyer was not let in; its table, steps and decisions.
 * 8. `booking.ts`, `books/`: what the steps post in the books.
 *
 * `domain/load_world.ts` loads a world in a transaction; `domain/commit_world.ts` writes what a decision changed.
 */
import type { NewPosting } from "../books/posting.ts";
import type { Claim } from "../claims/claim.ts";
import type { Concert } from "../concerts/concert.ts";
import type { EventOut } from "../events.ts";
import type { Holds } from "../orders/holds.ts";
import type { Order } from "../orders/order.ts";
import type { Payment } from "../payments/payment.ts";
import type { SellerDebt } from "../payouts/debt.ts";
import type { Payout, TakenBack } from "../payouts/payout.ts";
import type { Listing } from "../tickets/listing.ts";

/**
 * Everything that one decision sees. A step returns a changed copy, and the transaction writes the
 * differences. So a decision that finds a lapsed order lets it go and continues, in the same commit.
 */
export interface World {
  /** The time of this attempt of the transaction; epoch ms. */
  readonly now: number;
  readonly listing: Listing | null;
  /** The listing's concert; null if the decision does not ask for it, or the listing has none yet. */
  readonly concert: Concert | null;
  /** For a late claim: the id of the concert that the order's concert is part of now; null if it is gone. */
  readonly orderedConcertId: string | null;
  /** The order that the decision is about. */
  readonly order: Order | null;
  readonly payment: Payment | null;
  /** What the order's seller gets; null before the order is complete, or if the decision does not ask for it. */
  readonly payout: Payout | null;
  /** Why the seller does not get the payout or a part of it, if this decision says so. */
  readonly takenBecause: TakenBack | null;
  /** The buyer's claim about the order, like the payout. */
  readonly claim: Claim | null;
  /** What the payout's seller owes. */
  readonly debt: SellerDebt | null;
  /** The order that holds seats of the listing, if it is another one. */
  readonly rival: Order | null;
  /** The holds of the buyers concerned, by buyer; null: loaded, but nothing is stored. */
  readonly holds: Readonly<Record<string, Holds | null>>;
  readonly events: readonly EventOut[];
  /** What the decision posts in the books. */
  readonly postings: readonly NewPosting[];
}

/** A world with nothing loaded. */
export const emptyWorld = (now: number): World => ({
  now,
  listing: null,
  concert: null,
  orderedConcertId: null,
  order: null,
  payment: null,
  payout: null,
  takenBecause: null,
  claim: null,
  debt: null,
  rival: null,
  holds: {},
  events: [],
  postings: [],
});

/** The same world with one more event to emit. */
export const withEvent = (world: World, event: EventOut): World => ({
  ...world,
  events: [...world.events, event],
});

/** The same world with one more posting to make. */
export const withPosting = (world: World, posting: NewPosting): World => ({
  ...world,
  postings: [...world.postings, posting],
});
