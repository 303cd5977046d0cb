/** What the exchange acknowledged, which must survive any crash. */

export interface Known {
  readonly orderId: string;
  readonly ticketId: string;
  readonly buyer: string;
  /** Epoch ms. */
  readonly expiresAt: number;
  /** When the checkout page confirmed the payment; epoch ms. */
  paidAt: number | null;
  /** The buyer asked to cancel; the request may have gone unanswered. */
  askedToCancel: boolean;
  /** The buyer was told that the order is cancelled. */
  cancelled: boolean;
  /** The buyer was told that the order is complete. */
  complete: boolean;
}

export class Journal {
  readonly accounts = new Map<string, { email: string; userId: string }>();
  readonly tickets = new Set<string>();
  readonly orders = new Map<string, Known>();
  /** Violations: answers and states that no kill may cause. */
  readonly violations: string[] = [];
  requests = 0;
  cutOff = 0;

  knowOrder(order: { id: string; ticketId: string; expiresAt: string }, buyer: string): Known {
    const known = this.orders.get(order.id) ?? {
      orderId: order.id,
      ticketId: order.ticketId,
      buyer,
      expiresAt: Date.parse(order.expiresAt),
      paidAt: null,
      askedToCancel: false,
      cancelled: false,
      complete: false,
    };
    this.orders.set(order.id, known);
    return known;
  }
}
