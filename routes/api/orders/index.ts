import { z } from "zod";
import { moneySchema } from "#domain/money.ts";
import { orderStatuses } from "#domain/orders/order.ts";
import { reserveTicket } from "#domain/orders/commands.ts";
import { listOrders } from "#domain/orders/queries.ts";
import { readJson } from "#http/body.ts";
import { parseId, requireUser } from "#http/guards.ts";
import { check, json, pageQuery, queryOf } from "#http/json.ts";
import { need } from "#http/refused.ts";
import { orderOut } from "#http/resources.ts";
import type { Ctx } from "#http/state.ts";

const input = z.strictObject({ ticketId: z.string(), price: moneySchema.optional() });
const filters = z.object({
  role: z.enum(["buyer", "seller"], 'Must be "buyer" or "seller"').default("buyer"),
  status: z.enum(orderStatuses, "Is not a status of an order").optional(),
});

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
    const { ticketId, price } = check(input, await readJson(ctx.req));
    const { order, existing } = need(
      await reserveTicket(system, user.id, { ticketId: parseId(ticketId), price }),
    );
    return json(ctx.state, orderOut(order, system.store.now()), {
      status: existing ? 200 : 201,
      headers: { location: `/api/orders/${order.id}` },
    });
  },
};
