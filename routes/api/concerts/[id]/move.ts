import { moveConcert } from "#domain/concerts/corrections.ts";
import { concertMove, decide } from "#web/api/concert_decisions.ts";
import { readJson } from "#web/request/body.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  async POST(ctx: Ctx<"id">): Promise<Response> {
    return await decide<{ startsAt: number }>(ctx, {
      schema: concertMove,
      given: await readJson(ctx.req),
      run: (userId, id, { startsAt }, asked) =>
        moveConcert(ctx.state.system, userId, id, startsAt, asked),
    });
  },
};
