import { findOrder } from "#domain/orders/queries.ts";
import { calendarOf } from "#web/pages/order/calendar.ts";
import { concertNow } from "#domain/concerts/find_or_make.ts";
import { concertSince } from "#web/pages/order/concert_news.ts";
import { calendarAnswer } from "#web/pages/sharing/calendar.ts";
import { parseId, requireUser } from "#web/request/guards.ts";
import { refuse, unwrap } from "#web/answer/refused.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  /** For the buyer of a complete order only. */
  async GET(ctx: Ctx<"id">): Promise<Response> {
    const { system, manner, now } = ctx.state;
    const { user } = requireUser(ctx);
    const order = unwrap(await findOrder(system, user.id, parseId(ctx.params.id)));
    if (order.buyerId !== user.id || order.status !== "complete") refuse("not_found");
    const concert = await concertNow(system.store, order.concertId);
    const since = await concertSince(system.store, { order, concert }, now);
    const text = calendarOf(order, since.now, system.config.origin, manner.words);
    return calendarAnswer(text, manner, "private, no-store");
  },
};
