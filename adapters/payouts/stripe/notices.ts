/** Stripe's news of sellers' accounts: verifies the signature and reads only which account to look at. */
import { z } from "zod";
import { eventOf } from "../../payments/stripe/notices.ts";
import type { AccountNotice } from "#domain/ports/payouts.ts";

/** The event types to enable for connected accounts; others are answered 200 and ignored. */
const ACCOUNT_EVENTS: ReadonlySet<string> = new Set([
  "account.updated",
  "account.application.deauthorized",
  "capability.updated",
]);
/** A payout from the seller's balance at Stripe to their bank: not one of ours. */
const PAYOUT_FAILED = "payout.failed";

const eventSchema = z.object({ type: z.string(), account: z.string().max(255) });
const failedSchema = z.object({ id: z.string().max(255) });

/** `secrets`: several during a rotation. Null: not about an account. Throws `BadNotice`. */
export async function readAccountNotice(
  body: Uint8Array,
  signature: string,
  secrets: readonly string[],
  now: number,
): Promise<AccountNotice | null> {
  const event = await eventOf(body, signature, secrets, now);
  const parsed = eventSchema.safeParse(event);
  if (!event || !parsed.success) return null;
  const { type, account: accountId } = parsed.data;
  if (ACCOUNT_EVENTS.has(type)) return { accountId, failedPayout: null };
  const failed = failedSchema.safeParse(event.data.object);
  return type === PAYOUT_FAILED && failed.success
    ? { accountId, failedPayout: failed.data.id }
    : null;
}
