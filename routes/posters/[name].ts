/** Posters as SVG; the address contains the seed, so they never change. */
import { z } from "zod";
import { posterSvg } from "#web/parts/poster.ts";
import { refuse } from "#web/answer/refused.ts";
import type { Ctx } from "#web/request/state.ts";

const posterName = z.string().regex(/^[0-9a-f]{8}\.svg$/).transform((name) => name.slice(0, 8));

export const handlers = {
  GET(ctx: Ctx<"name">) {
    const seed = posterName.safeParse(ctx.params.name);
    if (!seed.success) refuse("not_found");
    return new Response(posterSvg(seed.data), {
      headers: {
        "content-type": "image/svg+xml; charset=utf-8",
        "cache-control": "public, max-age=31536000, immutable",
        // Opened as a page, the picture may load and run nothing.
        "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
      },
    });
  },
};
