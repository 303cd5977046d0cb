import { noticePayment } from "#domain/payments/notice.ts";
import { readBytes } from "#web/request/body.ts";
import { refuse } from "#web/answer/refused.ts";
import type { Ctx } from "#web/request/state.ts";

/** Stripe's events are a few KiB; the largest are well below this. */
const MAX_EVENT_BYTES = 262_144;

export const handlers = {
  /**
   * Commits an outbox row that names the payment, then acknowledges the delivery; the row's handler reads
   * the payment from Stripe. An invalid signature is 400, and Stripe sends the event again. Events that
   * are unknown or not ours are 200, or Stripe would send them again for days.
   */
  async POST(ctx: Ctx): Promise<Response> {
    const { system, requestId } = ctx.state;
    const { readNotice } = system.gateway;
    if (!readNotice) refuse("not_found");
    const body = await readBytes(ctx.req, { maxBytes: MAX_EVENT_BYTES });
    const notice = await readNotice(body, ctx.req.headers.get("stripe-signature") ?? "");
    const isOurs = notice !== null && await noticePayment(system, notice);
    if (notice && !isOurs) system.log.info("webhook_not_ours", { requestId });
    return Response.json({ received: true, heard: isOurs });
  },
};
