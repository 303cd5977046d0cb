import { readPicture } from "#domain/claims/picture_commands.ts";
import { unwrap } from "#web/answer/refused.ts";
import { staticHeaders } from "#web/answer/security_headers.ts";
import { parseId, requireUser } from "#web/request/guards.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  /** For the buyer, the seller and moderators; never kept by a cache, and never run as a page. */
  async GET(ctx: Ctx<"id" | "picture">): Promise<Response> {
    const { user } = requireUser(ctx);
    const [id, pictureId] = [parseId(ctx.params.id), parseId(ctx.params.picture)];
    const found = await readPicture(ctx.state.system, user.id, id, pictureId);
    const { picture, bytes } = unwrap(found);
    return new Response(bytes, {
      headers: {
        ...staticHeaders,
        "content-type": picture.type,
        "content-disposition": `inline; filename="${picture.id}.${picture.type.slice(6)}"`,
        "cache-control": "private, no-store",
        "cross-origin-resource-policy": "same-origin",
      },
    });
  },
};
