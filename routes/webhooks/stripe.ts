import { noticePayment } from "#domain/payments/notice.ts";
import { readBytes } from "#web/request/body.ts";
import { refuse } from "#web/answer/refused.ts";
import type { Ctx } from "#web/request/state.ts";

/** Stripe's events are a few KiB; the largest that it sends are well below this. */
const MAX_EVENT_BYTES = 262_144;

export const handlers = {
  /**
   * Rings the bell: which payment it is about is committed as a row of the outbox, and only then is the
   * delivery acknowledged; what happened is read anew by the row's handler. Without a good signature 400,
   * and Stripe sends it again; what we did not ask for, or is not ours, is 200, or it would go on for days.
   */
  async POST(ctx: Ctx): Promise<Response> {
    const { system, requestId } = ctx.state;
    const { readNotice } = system.gateway;
    if (!readNotice) refuse("not_found");
    const body = await readBytes(ctx.req, { maxBytes: MAX_EVENT_BYTES });
    const notice = await readNotice(body, ctx.req.headers.get("stripe-signature") ?? "");
    const heard = notice !== null && await noticePayment(system, notice);
    if (notice && !heard) system.log.info("webhook_not_ours", { requestId });
    return Response.json({ received: true, heard });
  },
};
