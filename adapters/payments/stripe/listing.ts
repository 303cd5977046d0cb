/** What Stripe lists since some time: the reconciliation's other side, a hundred at a call. */
import type Stripe from "stripe";
import { z } from "zod";
import { type Listed } from "#domain/ports/mod.ts";
import { noticeOf } from "./notices.ts";
import { disputeStatusOf, sessionSchema, stateOf } from "./snapshot.ts";

const PAGE = 100;
/** In this order; a refund or a dispute may be of a session that is older. */
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

/** Nothing where it is not of one of our payments. */
function listed(list: List, object: { id: string }): Listed[] {
  if (list === "sessions") {
    const session = sessionSchema.safeParse(object);
    const notice = noticeOf(object);
    // Without our mark it is the account's other business.
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
  // A refund that failed leaves the money taken, whatever we believed of it before.
  const state = list === "refunds" && isFailed ? "taken" : null;
  return [{ ...notice, state, dispute }];
}
