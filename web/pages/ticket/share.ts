/** What of a price is the seller's. */
import type { Money } from "#domain/money.ts";
import { type Ticket, ticketState } from "#domain/tickets/ticket.ts";
import { type FeeRules, netOf } from "#domain/trade/fees.ts";

/** Of the price of one ticket, the seller's share and the fee that is kept; null without a fee. */
export function shareOf(price: Money, rules: FeeRules): { share: Money; fee: Money } | null {
  const share = netOf(price, rules);
  const fee = { ...price, amount: price.amount - share.amount };
  return fee.amount === 0 ? null : { share, fee };
}

const UNSOLD = ["available", "pending", "rejected"];

/** The same for a listing; null too if no ticket is left to sell: each order keeps the fees of its own time. */
export const shareLeft = (tickets: readonly Ticket[], rules: FeeRules, now: number) =>
  tickets.some((ticket) => UNSOLD.includes(ticketState(ticket, now)))
    ? shareOf(tickets[0].price, rules)
    : null;
