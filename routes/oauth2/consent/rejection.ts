import { appsOf, parseChallenge } from "#web/pages/oauth/oauth_challenge.ts";
import { readForm } from "#web/request/body.ts";
import { requireSession } from "#web/request/guards.ts";
import { seeOther } from "#web/answer/redirect.ts";
import { unwrap } from "#web/answer/refused.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  async POST(ctx: Ctx): Promise<Response> {
    const apps = appsOf(ctx);
    const { user } = requireSession(ctx);
    const challenge = parseChallenge((await readForm(ctx.req)).challenge);
    return seeOther(unwrap(await apps.deny(challenge, user.id)));
  },
};
