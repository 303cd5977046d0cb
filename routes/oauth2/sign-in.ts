/** Hydra asks who the visitor is: the user signed in here. */
import { appsOf, parseChallenge } from "#web/pages/oauth/oauth_challenge.ts";
import { requireSession } from "#web/request/guards.ts";
import { seeOther } from "#web/answer/redirect.ts";
import { unwrap } from "#web/answer/refused.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  async GET(ctx: Ctx): Promise<Response> {
    const apps = appsOf(ctx);
    const challenge = parseChallenge(ctx.url.searchParams.get("login_challenge"));
    const { user } = requireSession(ctx);
    return seeOther(unwrap(await apps.signIn(challenge, user.id)));
  },
};
