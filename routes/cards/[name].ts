/** A ticket's picture for other sites, as a PNG: they show no SVG. */
import { z } from "zod";
import { LRUCache } from "lru-cache";
import { socialCardSvg } from "#web/pages/sharing/social_card.ts";
import { findTicket } from "#domain/tickets/queries.ts";
import { parseId } from "#web/request/guards.ts";
import { need, refuse } from "#web/answer/refused.ts";
import { staticHeaders } from "#web/answer/security_headers.ts";
import { cardOf, cardPath } from "#web/pages/sharing/card_view.ts";
import type { Ctx } from "#web/request/state.ts";

const cardName = z.string().max(80).regex(/^[^.]+-[0-9a-f]{12}\.png$/)
  .transform((name) => name.slice(0, name.lastIndexOf("-")));

/** Pictures kept at most, of some 60 KB each. */
const MAX_KEPT = 100;
const kept = new LRUCache<string, Promise<Uint8Array<ArrayBuffer> | null>>({ max: MAX_KEPT });

export const handlers = {
  async GET(ctx: Ctx<"name">) {
    const { system } = ctx.state;
    const name = cardName.safeParse(ctx.params.name);
    if (!name.success) refuse("not_found");
    const ticket = need(await findTicket(system, null, parseId(name.data)));
    const card = cardOf(ticket, system.settings);
    const path = await cardPath(ticket.id, card);
    if (path !== ctx.url.pathname) {
      // The ticket was edited since somebody learnt the address.
      const headers = { location: path, "cache-control": "no-cache" };
      return new Response(null, { status: 302, headers });
    }
    const png = await draw(path, () => system.pictures.png(socialCardSvg(card)));
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

/** Drawn once, also when several ask at the same time; a failure is not kept. */
async function draw(path: string, make: () => Promise<Uint8Array<ArrayBuffer> | null>) {
  const known = kept.get(path);
  if (known) return await known;
  const drawing = make();
  kept.set(path, drawing);
  const png = await drawing.catch((error) => {
    kept.delete(path);
    throw error;
  });
  if (png === null) kept.delete(path);
  return png;
}
