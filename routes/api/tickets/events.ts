import { z } from "zod";
import { idSchema } from "#domain/stored.ts";
import { findTicket } from "#domain/tickets/queries.ts";
import { check, queryOf } from "#http/json.ts";
import { ticketEvents } from "#http/live/feeds.ts";
import type { Ctx } from "#http/state.ts";

/** More than a page of the list. */
const MAX_IDS = 50;

const question = z.object({
  ids: z.string("Is required").max(MAX_IDS * 65, "Is too long").transform((text) => [
    ...new Set(text.split(",")),
  ])
    .pipe(z.array(idSchema, "Must be ids, with commas between them").max(MAX_IDS)),
});

export const handlers = {
  /** Server-sent events of several tickets in one stream; those that the viewer may not see are left out. */
  async GET(ctx: Ctx): Promise<Response> {
    const { system, signedIn } = ctx.state;
    const { ids } = check(question, { ...queryOf(ctx.url) });
    const viewerId = signedIn?.user.id ?? null;
    const found = await Promise.all(ids.map((id) => findTicket(system, viewerId, id)));
    return ticketEvents(ctx, found.flatMap((one) => one.ok ? [one.value] : []));
  },
};
