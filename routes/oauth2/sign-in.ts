/** Hydra asks who the visitor is: whoever is signed in here, however they are. */
import { appsOf, parseChallenge } from "#http/apps.ts";
import { requireSession } from "#http/guards.ts";
import { seeOther } from "#http/redirect.ts";
import { need } from "#http/refused.ts";
import type { Ctx } from "#http/state.ts";

export const handlers = {
  async GET(ctx: Ctx): Promise<Response> {
    const apps = appsOf(ctx);
    const challenge = parseChallenge(ctx.url.searchParams.get("login_challenge"));
    const { user } = requireSession(ctx);
    return seeOther(need(await apps.signIn(challenge, user.id)));
  },
};
