/** Hydra keeps no session of its own that could be ended: signing out here is all there is to do. */
import { appsOf } from "#web/pages/oauth/oauth_challenge.ts";
import { seeOther } from "#web/answer/redirect.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  GET(ctx: Ctx): Response {
    appsOf(ctx);
    return seeOther("/sign-out");
  },
};
