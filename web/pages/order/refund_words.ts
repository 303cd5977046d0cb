/** What becomes of the money of a complete order that a moderator refunds. */
import { fill } from "#words/fill.ts";
import { moneyText } from "#words/format.ts";
import type { OrderPageView } from "./OrderPage.tsx";

export type RefundedView = Pick<OrderPageView, "total" | "payments" | "payout" | "manner">;

/** A sentence each: about the buyer's money, and about the seller's if it is known. */
export function refundLeadsTo({ total, payments, payout, manner }: RefundedView): string[] {
  const { refund } = manner.words.moderation;
  const paid = payments.find(({ counts }) => counts);
  return [buyersPart(), payout ? sellersPart(payout) : null].filter((text) => text !== null);

  function buyersPart(): string | null {
    switch (paid?.dispute) {
      case "open":
        return refund.bank;
      // The bank has returned it: the story of the money says so.
      case "lost":
        return null;
      default:
        return fill(refund.buyer, { total: moneyText(total, manner.locale) });
    }
  }

  function sellersPart(
    { status, amount, transfer, kept, currency }: NonNullable<RefundedView["payout"]>,
  ) {
    const { seller } = refund;
    const said = (text: string, amount: number) =>
      fill(text, { amount: moneyText({ amount, currency }, manner.locale) });
    switch (status) {
      case "held":
      case "blocked":
      case "waiting":
        return kept > 0 ? said(seller.more, kept) : seller.unpaid;
      case "sending": {
        const sent = said(seller.sending, transfer);
        return kept > 0 ? `${sent} ${said(seller.has, kept)}` : sent;
      }
      // All of it may have been taken back already, after a dispute that was lost.
      default:
        if (kept === 0) return null;
        return said(isWhole(status) && kept === amount ? seller.paid : seller.has, kept);
    }
  }
}

const isWhole = (status: string): boolean => status === "sent" || status === "kept";
