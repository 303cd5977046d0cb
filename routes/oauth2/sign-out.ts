/** Hydra keeps no session of its own that could be ended: signing out here is all there is to do. */
import { appsOf } from "#http/apps.ts";
import { seeOther } from "#http/redirect.ts";
import type { Ctx } from "#http/state.ts";

export const handlers = {
  GET(ctx: Ctx): Response {
    appsOf(ctx);
    return seeOther("/sign-out");
  },
};
