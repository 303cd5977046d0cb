/** A program gives a token of its own back (RFC 7009). */
import { oauthAnswer } from "#http/api/oauth_answer.ts";
import { readOAuthForm } from "#http/api/oauth_form.ts";
import { appsOf } from "#http/apps.ts";
import type { Ctx } from "#http/state.ts";

export const handlers = {
  async POST(ctx: Ctx): Promise<Response> {
    const apps = appsOf(ctx);
    const read = await readOAuthForm(ctx.req);
    if (read instanceof Response) return read;
    const { status, body } = await apps.giveBack(read.form, read.proof);
    return oauthAnswer(status, body);
  },
};
