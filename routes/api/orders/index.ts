import { z } from "zod";
import { reserveTicket } from "#domain/orders/commands.ts";
import { listOrders } from "#domain/orders/queries.ts";
import { orderFilters, reserveInput } from "#http/api/questions.ts";
import { readJson } from "#http/body.ts";
import { parseId, requireUser } from "#http/guards.ts";
import { check, json, pageQuery, queryOf } from "#http/json.ts";
import { need } from "#http/refused.ts";
import { orderOut } from "#http/resources.ts";
import type { Ctx } from "#http/state.ts";

const filters = z.object(orderFilters);

export const handlers = {
  async GET(ctx: Ctx): Promise<Response> {
    const { system, now } = ctx.state;
    const { user } = requireUser(ctx);
    const query = queryOf(ctx.url);
    const { items, next } = await listOrders(system, user.id, {
      ...pageQuery(query),
      ...check(filters, query),
    });
    return json(ctx.state, { items: items.map((o) => orderOut(o, now)), nextCursor: next });
  },

  async POST(ctx: Ctx): Promise<Response> {
    const { system } = ctx.state;
    const { user } = requireUser(ctx);
    const { ticketId, price } = check(reserveInput, await readJson(ctx.req));
    const { order, existing } = need(
      await reserveTicket(system, user.id, { ticketId: parseId(ticketId), price }),
    );
    return json(ctx.state, orderOut(order, system.store.now()), {
      status: existing ? 200 : 201,
      headers: { location: `/api/orders/${order.id}` },
    });
  },
};
