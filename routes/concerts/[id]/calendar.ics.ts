import { findConcert } from "#domain/concerts/queries.ts";
import { calendarAnswer, calendarText } from "#web/pages/sharing/calendar.ts";
import { parseId } from "#web/request/guards.ts";
import { refuse, unwrap } from "#web/answer/refused.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  /** For whoever may see the concert, while it is to take place. */
  async GET(ctx: Ctx<"id">): Promise<Response> {
    const { system, signedIn, manner } = ctx.state;
    const viewerId = signedIn?.user.id ?? null;
    const concert = unwrap(await findConcert(system, viewerId, parseId(ctx.params.id)));
    if (concert.status === "cancelled") refuse("not_found");
    const { id, updatedAt, name: title, venue, city, startsAt } = concert;
    const text = calendarText(
      {
        id,
        updatedAt,
        concert: { title, venue, city, startsAt },
        notes: [],
        path: `/concerts/${id}`,
      },
      system.config.origin,
      manner.words,
    );
    return calendarAnswer(text, manner, "no-cache");
  },
};
