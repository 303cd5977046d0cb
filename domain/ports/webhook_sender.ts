/** Sending webhooks. */

/** Longest URL, in characters. */
export const MAX_URL = 500;

export interface WebhookRequest {
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** busy: not attempted, because too many are in progress. */
export type Sent =
  | { kind: "answered"; status: number }
  | { kind: "failed"; reason: string }
  | { kind: "busy" };

export interface WebhookSender {
  /** What is wrong with a URL, in words; null if webhooks may be sent to it. */
  refuses(url: string): string | null;
  /** One attempt with a limit on time and size. Never throws. Does not follow redirects. */
  send(request: WebhookRequest): Promise<Sent>;
}
