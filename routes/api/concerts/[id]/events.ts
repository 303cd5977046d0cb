import { findConcert } from "#domain/concerts/queries.ts";
import { offerings } from "#domain/offerings/offering.ts";
import { movedTo } from "#web/api/concert_resources.ts";
import { unwrap } from "#web/answer/refused.ts";
import { concertEvents } from "#web/live/concert_feed.ts";
import { parseId } from "#web/request/guards.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  /** Server-sent events: the state of the concert now, and after each change. */
  async GET(ctx: Ctx<"id">): Promise<Response> {
    const { system, signedIn } = ctx.state;
    const viewerId = signedIn?.user.id ?? null;
    const concert = unwrap(await findConcert(system, viewerId, parseId(ctx.params.id)));
    return movedTo(ctx, concert) ??
      concertEvents(ctx, concert, await system.store.get(offerings, concert.id));
  },
};
