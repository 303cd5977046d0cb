import { correctConcert } from "#domain/concerts/corrections.ts";
import type { Correction } from "#domain/concerts/input.ts";
import { findConcert } from "#domain/concerts/queries.ts";
import { findOffering } from "#domain/offerings/queries.ts";
import { concertPatch, decide } from "#web/api/concert_decisions.ts";
import { concertEtag, concertOut, movedTo } from "#web/api/concert_resources.ts";
import { conditionalJson } from "#web/answer/json.ts";
import { unwrap } from "#web/answer/refused.ts";
import { readJson } from "#web/request/body.ts";
import { parseId } from "#web/request/guards.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  async GET(ctx: Ctx<"id">): Promise<Response> {
    const { system, signedIn } = ctx.state;
    const viewerId = signedIn?.user.id ?? null;
    const concert = unwrap(await findConcert(system, viewerId, parseId(ctx.params.id)));
    const elsewhere = movedTo(ctx, concert);
    if (elsewhere) return elsewhere;
    const body = concertOut(concert, await findOffering(system, concert));
    const etag = concertEtag(concert, body);
    return conditionalJson(ctx, body, etag);
  },

  async PATCH(ctx: Ctx<"id">): Promise<Response> {
    const given = await readJson(ctx.req);
    return await decide<Correction>(ctx, {
      schema: concertPatch,
      given,
      match: true,
      run: (userId, id, correction, asked) =>
        correctConcert(ctx.state.system, userId, id, correction, asked),
    });
  },
};
