import { findOrder } from "#domain/orders/queries.ts";
import { calendarOf } from "#web/pages/order/calendar.ts";
import { parseId, requireUser } from "#web/request/guards.ts";
import { PAGES_VARY } from "#web/answer/page.ts";
import { refuse, unwrap } from "#web/answer/refused.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  /** For the buyer of a complete order only. */
  async GET(ctx: Ctx<"id">): Promise<Response> {
    const { system, manner } = ctx.state;
    const { user } = requireUser(ctx);
    const order = unwrap(await findOrder(system, user.id, parseId(ctx.params.id)));
    if (order.buyerId !== user.id || order.status !== "complete") refuse("not_found");
    return new Response(calendarOf(order, system.config.origin, manner.words), {
      headers: {
        "content-type": "text/calendar; charset=utf-8; component=VEVENT",
        "content-disposition": 'attachment; filename="concert.ics"',
        "cache-control": "private, no-store",
        "content-language": manner.language,
        "vary": PAGES_VARY,
      },
    });
  },
};
