import { appsOf, parseChallenge } from "#http/apps.ts";
import { readForm } from "#http/body.ts";
import { requireSession } from "#http/guards.ts";
import { seeOther } from "#http/redirect.ts";
import { need } from "#http/refused.ts";
import type { Ctx } from "#http/state.ts";

export const handlers = {
  async POST(ctx: Ctx): Promise<Response> {
    const apps = appsOf(ctx);
    const { user } = requireSession(ctx);
    const challenge = parseChallenge((await readForm(ctx.req)).challenge);
    return seeOther(need(await apps.deny(challenge, user.id)));
  },
};
