/** Token revocation (RFC 7009): an app revokes a token of its own. */
import { oauthAnswer } from "#web/api/oauth_answer.ts";
import { readOAuthForm } from "#web/api/oauth_form.ts";
import { appsOf } from "#web/pages/oauth/oauth_challenge.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  async POST(ctx: Ctx): Promise<Response> {
    const apps = appsOf(ctx);
    const read = await readOAuthForm(ctx.req);
    if (read instanceof Response) return read;
    const { status, body } = await apps.giveBack(read.form, read.proof);
    return oauthAnswer(status, body);
  },
};
