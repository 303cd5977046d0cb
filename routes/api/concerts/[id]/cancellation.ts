import { cancelConcert } from "#domain/concerts/endings.ts";
import { decide } from "#web/api/concert_decisions.ts";
import { reasonIfAny } from "#web/api/inputs.ts";
import { readJsonIfAny } from "#web/request/body.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  async POST(ctx: Ctx<"id">): Promise<Response> {
    return await decide(ctx, {
      schema: reasonIfAny,
      given: await readJsonIfAny(ctx.req),
      run: (userId, id, _, asked) => cancelConcert(ctx.state.system, userId, id, asked),
    });
  },
};
