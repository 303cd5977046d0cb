import { giveBack } from "#domain/concerts/give_back.ts";
import { orderOut } from "#web/api/resources.ts";
import { json } from "#web/answer/json.ts";
import { unwrap } from "#web/answer/refused.ts";
import { readNothing } from "#web/request/body.ts";
import { parseId, requireUser } from "#web/request/guards.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  /** For its buyer, after the concert was moved. */
  async POST(ctx: Ctx<"id">): Promise<Response> {
    const { system } = ctx.state;
    const { user } = requireUser(ctx);
    await readNothing(ctx.req);
    const order = unwrap(await giveBack(system, user.id, parseId(ctx.params.id)));
    return json(ctx.state, orderOut(order, user.id, system.store.now()));
  },
};
