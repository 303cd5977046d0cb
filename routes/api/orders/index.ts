import { z } from "zod";
import { type Reservation, reserveTicket } from "#domain/orders/commands.ts";
import { listOrders } from "#domain/orders/queries.ts";
import { chosenFields, listAnswer } from "#web/api/lists.ts";
import { orderFilters, reserveInputOf } from "#web/api/inputs.ts";
import { orderOutSchema } from "#web/api/sale_schemas.ts";
import { readJson } from "#web/request/body.ts";
import { parseId, requireUser } from "#web/request/guards.ts";
import { check, json } from "#web/answer/json.ts";
import { pageQuery } from "#web/request/paging.ts";
import { queryOf } from "#web/request/pairs.ts";
import { answerOnce } from "#web/request/once.ts";
import { orderOut } from "#web/api/resources.ts";
import type { Ctx } from "#web/request/state.ts";

const filters = z.object(orderFilters);

export const handlers = {
  async GET(ctx: Ctx): Promise<Response> {
    const { system, now } = ctx.state;
    const { user } = requireUser(ctx);
    const choose = chosenFields(ctx.url, orderOutSchema);
    const query = queryOf(ctx.url);
    const page = await listOrders(system, user.id, {
      ...pageQuery(query),
      ...check(filters, query),
    });
    return listAnswer(ctx, page, (order) => choose(orderOut(order, user.id, now)));
  },

  async POST(ctx: Ctx): Promise<Response> {
    const { system } = ctx.state;
    const { user } = requireUser(ctx);
    const given = await readJson(ctx.req);
    const wish = check(reserveInputOf(given), given);
    if ("ticketIds" in wish) wish.ticketIds.forEach(parseId);
    else parseId("quantity" in wish ? wish.listingId : wish.ticketId);
    return await answerOnce<Reservation>(
      ctx,
      user.id,
      given,
      (once) => reserveTicket(system, user.id, wish, once),
      ({ order, existing }) =>
        json(ctx.state, orderOut(order, user.id, system.store.now()), {
          status: existing ? 200 : 201,
          headers: { location: `/api/orders/${order.id}` },
        }),
    );
  },
};
