import { addPicture } from "#domain/claims/picture_commands.ts";
import { MAX_PICTURE_BYTES } from "#domain/claims/picture.ts";
import { claimOut } from "#web/api/claim_resources.ts";
import { guardedPicture } from "#web/pages/claims/claim_guard.ts";
import { json } from "#web/answer/json.ts";
import { unwrap } from "#web/answer/refused.ts";
import { parseId, requireUser } from "#web/request/guards.ts";
import type { Ctx } from "#web/request/state.ts";
import { isMultipart, readMultipart, readUpload } from "#web/request/uploads.ts";

export const handlers = {
  /** For the buyer. */
  async POST(ctx: Ctx<"id">): Promise<Response> {
    const { user } = requireUser(ctx);
    const id = parseId(ctx.params.id);
    const picture = isMultipart(ctx.req)
      ? (await readMultipart(ctx.req, MAX_PICTURE_BYTES)).files.picture?.[0] ?? new Uint8Array()
      : await readUpload(ctx.req, MAX_PICTURE_BYTES);
    const add = () => addPicture(ctx.state.system, user.id, id, picture);
    const claim = unwrap(await guardedPicture(ctx, user.id, add));
    return json(ctx.state, claimOut(claim, ctx.state.now), { status: 201 });
  },
};
