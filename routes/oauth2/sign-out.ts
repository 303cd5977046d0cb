/** Sign-out by Hydra: it keeps no session of its own, so the user signs out here. */
import { appsOf } from "#web/pages/oauth/oauth_challenge.ts";
import { seeOther } from "#web/answer/redirect.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  GET(ctx: Ctx): Response {
    appsOf(ctx);
    return seeOther("/sign-out");
  },
};
