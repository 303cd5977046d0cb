/** The payment page of the embedded provider: a buyer pays with a test card, or goes back. */
import type { Money } from "../money.ts";
import type { Result } from "../result.ts";

/** A checkout as the page shows it. */
interface SandboxSession {
  id: string;
  paymentId: string;
  orderId: string;
  description: string;
  amount: Money;
  state: "open" | "expired" | "authorized" | "cancelled" | "captured" | "refunded";
  /** When the exchange's hold ends, for the page alone; epoch ms. */
  expiresAt: number;
}

export interface SandboxCheckout {
  /** Null when there is no such session; any text may be passed. */
  findSession(id: string): Promise<SandboxSession | null>;
  /**
   * Authorises the whole amount. Refusals: `not_found`; `card_declined`, `invalid` with path "card" (the
   * session stays open, another card may be tried); `order_lapsed`, `order_not_payable` once closed.
   */
  pay(id: string, card: string): Promise<Result<{ orderId: string }>>;
  /** Leaves without paying: the session stays open, the buyer may come back. Refusal: `not_found`. */
  abandon(id: string): Promise<Result<{ orderId: string }>>;
}
