import { mergeConcert } from "#domain/concerts/endings.ts";
import { concertMerge, decide } from "#web/api/concert_decisions.ts";
import { readJson } from "#web/request/body.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  async POST(ctx: Ctx<"id">): Promise<Response> {
    return await decide<{ into: string }>(ctx, {
      schema: concertMerge,
      given: await readJson(ctx.req),
      run: (userId, id, { into }, asked) => mergeConcert(ctx.state.system, userId, id, into, asked),
    });
  },
};
