/** What the exchange acknowledged, which must survive any crash. */

export interface Known {
  readonly orderId: string;
  readonly ticketId: string;
  readonly buyer: string;
  /** Epoch ms. */
  readonly expiresAt: number;
  /** When the payment page said yes; epoch ms. */
  paidAt: number | null;
  /** The buyer asked to let it go, and may not have been answered. */
  askedToCancel: boolean;
  /** The buyer was told that it is let go. */
  cancelled: boolean;
  /** The buyer was told that it is theirs. */
  complete: boolean;
}

export class Journal {
  readonly accounts = new Map<string, { email: string; userId: string }>();
  readonly tickets = new Set<string>();
  readonly orders = new Map<string, Known>();
  /** Answers that nobody should get, whatever dies. */
  readonly wrongs: string[] = [];
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
