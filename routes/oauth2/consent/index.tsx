/** A person is asked whether a program of others may act for them. */
import type { InferData } from "fresh/types";
import { Consent } from "#components/Consent.tsx";
import { nameOfOwner } from "#domain/users/shown_name.ts";
import { findUser } from "#domain/users/queries.ts";
import { appsOf, parseChallenge } from "#http/apps.ts";
import { requireSession } from "#http/guards.ts";
import { page } from "#http/page.ts";
import { seeOther } from "#http/redirect.ts";
import { need, refuse } from "#http/refused.ts";
import type { Ctx, Props } from "#http/state.ts";
import "../../../components/styles/consent.css";

export default function ConsentPage({ data }: Props<InferData<typeof handlers>>) {
  return <Consent view={data} />;
}

export const handlers = {
  async GET(ctx: Ctx) {
    const apps = appsOf(ctx);
    const challenge = parseChallenge(ctx.url.searchParams.get("consent_challenge"));
    const { user } = requireSession(ctx);
    const asked = need(await apps.find(challenge, user.id));
    if (asked.remembered) return seeOther(need(await apps.allow(challenge, user.id)));
    // Nobody can be asked to trust a program of nobody's.
    const owner = await findUser(ctx.state.system, asked.ownerId) ?? refuse("app_request_ended");
    const view = {
      name: asked.name,
      owner: nameOfOwner(owner) ?? ctx.state.manner.words.consent.unnamed,
      leadsTo: new URL(asked.redirectUri).host,
      scopes: [...asked.scopes],
      lasting: asked.lasting,
      email: user.email,
      challenge,
      manner: ctx.state.manner,
    };
    return await page(ctx, view, { secret: true });
  },
};
