/** How a webhook leaves the exchange: the port. */

/** Characters of an address at most. */
export const MAX_URL = 500;

export interface WebhookRequest {
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** busy: not tried, too many are under way. */
export type Sent =
  | { kind: "answered"; status: number }
  | { kind: "failed"; reason: string }
  | { kind: "busy" };

export interface WebhookSender {
  /** What is wrong with an address, in words; null when webhooks may be sent there. */
  refuses(url: string): string | null;
  /** One attempt, bounded in time and size; never throws. Redirects are not followed. */
  send(request: WebhookRequest): Promise<Sent>;
}
