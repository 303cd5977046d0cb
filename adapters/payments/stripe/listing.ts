/** Lists what changed at Stripe since a given time, for the reconciliation, in pages of 100. */
import type Stripe from "stripe";
import { z } from "zod";
import type { Listed } from "#domain/ports/payments.ts";
import { noticeOf } from "./notices.ts";
import { disputeStatusOf } from "./money_schemas.ts";
import { sessionSchema, stateOf } from "./snapshot.ts";

const PAGE = 100;
/** Read in this order. Refunds and disputes may belong to older sessions. */
const LISTS = ["sessions", "refunds", "disputes"] as const;
type List = typeof LISTS[number];

const cursorSchema = z.string().transform((text) => {
  const [list, ...after] = text.split(":");
  return { list: z.enum(LISTS).parse(list), after: after.join(":") || undefined };
});

export async function listSince(
  stripe: Stripe,
  since: number,
  cursor: string = LISTS[0],
): Promise<{ items: Listed[]; next?: string }> {
  const { list, after } = cursorSchema.parse(cursor);
  const page = await read(stripe, list, {
    created: { gte: Math.floor(since / 1000) },
    limit: PAGE,
    ...(after ? { starting_after: after } : {}),
  });
  const last = page.data.at(-1)?.id;
  const next = page.has_more && last ? `${list}:${last}` : LISTS[LISTS.indexOf(list) + 1];
  return { items: page.data.flatMap((object) => listed(list, object)), next };
}

type Window = { created: { gte: number }; limit: number; starting_after?: string };

function read(
  stripe: Stripe,
  list: List,
  window: Window,
): Promise<{ data: { id: string }[]; has_more: boolean }> {
  switch (list) {
    case "sessions": {
      const expand = ["data.payment_intent.latest_charge"];
      return stripe.checkout.sessions.list({ ...window, expand });
    }
    case "refunds":
      return stripe.refunds.list(window);
    case "disputes":
      return stripe.disputes.list(window);
  }
}

/** Empty if the object does not belong to one of our payments. */
function listed(list: List, object: { id: string }): Listed[] {
  if (list === "sessions") {
    const session = sessionSchema.safeParse(object);
    const notice = noticeOf(object);
    // Without our metadata it belongs to another business of the same Stripe account.
    if (!session.success || !notice?.paymentId) return [];
    const intentId = session.data.payment_intent?.id ?? null;
    return [{
      ...notice,
      paymentIntentId: intentId,
      state: stateOf(session.data),
      dispute: null,
    }];
  }
  const notice = noticeOf(object);
  if (!notice) return [];
  const status = z.object({ status: z.string() }).safeParse(object);
  const dispute = list === "disputes" && status.success
    ? disputeStatusOf(status.data.status)
    : null;
  const isFailed = status.success && ["failed", "canceled"].includes(status.data.status);
  // After a failed refund the money is still captured.
  const state = list === "refunds" && isFailed ? "taken" : null;
  return [{ ...notice, state, dispute }];
}
