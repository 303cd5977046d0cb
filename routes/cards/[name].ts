/** A concert's picture for link previews, as a PNG, since other sites show no SVG. */
import { z } from "zod";
import { findConcert } from "#domain/concerts/queries.ts";
import { findTicket } from "#domain/tickets/queries.ts";
import { socialCardSvg } from "#web/pages/sharing/social_card.ts";
import { parseId } from "#web/request/guards.ts";
import { refuse, unwrap } from "#web/answer/refused.ts";
import { staticHeaders } from "#web/answer/security_headers.ts";
import { cardOf, cardPath, cardPng } from "#web/pages/sharing/card_view.ts";
import type { System } from "#web/system.ts";
import type { Ctx } from "#web/request/state.ts";

const cardName = z.string().max(80).regex(/^[^.]+-[0-9a-f]{12}\.png$/)
  .transform((name) => name.slice(0, name.lastIndexOf("-")));

export const handlers = {
  async GET(ctx: Ctx<"name">) {
    const { system } = ctx.state;
    const name = cardName.safeParse(ctx.params.name);
    if (!name.success) refuse("not_found");
    const concert = await pictured(system, parseId(name.data));
    const card = cardOf(concert, system.settings);
    const path = await cardPath(concert.id, card);
    if (path !== ctx.url.pathname) {
      // The address is outdated: the concert was corrected or moved.
      const headers = { location: path, "cache-control": "no-cache" };
      return new Response(null, { status: 302, headers });
    }
    const png = await cardPng(path, () => system.pictures.png(socialCardSvg(card)));
    if (png === null) refuse("overloaded", { retryAfterSeconds: 2 });
    return new Response(png, {
      headers: {
        ...staticHeaders,
        "content-type": "image/png",
        "cache-control": "public, max-age=31536000, immutable",
      },
    });
  },
};

/** The concert. Older addresses name a ticket; one that has no concert yet has a picture of its own. */
async function pictured(system: System, id: string) {
  const found = await findConcert(system, null, id);
  if (found.ok) return found.value;
  const ticket = unwrap(await findTicket(system, null, id));
  if (ticket.concertId !== null) return unwrap(await findConcert(system, null, ticket.concertId));
  return { ...ticket, name: ticket.title };
}
