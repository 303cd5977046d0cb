/** Asks a user whether an app may act for them. */
import type { InferData } from "fresh/types";
import { Consent } from "#web/pages/oauth/Consent.tsx";
import { consentView } from "#web/pages/oauth/consent_view.ts";
import { findUser } from "#domain/users/queries.ts";
import { appsOf, parseChallenge } from "#web/pages/oauth/oauth_challenge.ts";
import { requireSession } from "#web/request/guards.ts";
import { page } from "#web/answer/page.ts";
import { seeOther } from "#web/answer/redirect.ts";
import { refuse, unwrap } from "#web/answer/refused.ts";
import type { Ctx, Props } from "#web/request/state.ts";
import "#web/styles/consent.css";

export default function ConsentPage({ data }: Props<InferData<typeof handlers>>) {
  return <Consent view={data} />;
}

export const handlers = {
  async GET(ctx: Ctx) {
    const apps = appsOf(ctx);
    const challenge = parseChallenge(ctx.url.searchParams.get("consent_challenge"));
    const { user } = requireSession(ctx);
    const asked = unwrap(await apps.find(challenge, user.id));
    if (asked.remembered) return seeOther(unwrap(await apps.allow(challenge, user.id)));
    // Without an owner there is nobody to trust.
    const owner = await findUser(ctx.state.system, asked.ownerId) ?? refuse("app_request_ended");
    const view = consentView(ctx, { asked, owner, challenge, email: user.email });
    return await page(ctx, view, { secret: true });
  },
};
