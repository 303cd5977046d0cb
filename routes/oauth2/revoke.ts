/** A program gives a token of its own back (RFC 7009). */
import { clientProofOf } from "#http/api/client_credentials.ts";
import { oauthAnswer, oauthError } from "#http/api/oauth_answer.ts";
import { appsOf } from "#http/apps.ts";
import { readForm } from "#http/body.ts";
import type { Ctx } from "#http/state.ts";

export const handlers = {
  async POST(ctx: Ctx): Promise<Response> {
    const apps = appsOf(ctx);
    const form = await readForm(ctx.req);
    const proof = clientProofOf(ctx.req, form);
    if (!proof) return oauthError(401, "invalid_client");
    const { status, body } = await apps.giveBack(form, proof);
    return oauthAnswer(status, body);
  },
};
