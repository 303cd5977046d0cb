/** OAuth 2.0's authorization endpoint: every step of an authorization passes here. */
import type { InferData } from "fresh/types";
import { Onward } from "#web/pages/oauth/Onward.tsx";
import { appsOf, MAX_QUESTION, whyNotAsked } from "#web/pages/oauth/oauth_challenge.ts";
import { page } from "#web/answer/page.ts";
import { seeOther } from "#web/answer/redirect.ts";
import { refuse } from "#web/answer/refused.ts";
import { hasBearer } from "#web/request/same_origin.ts";
import type { Ctx, Props } from "#web/request/state.ts";

export default function GoOn({ data, state }: Props<InferData<typeof handlers>>) {
  return <Onward href={data.href} words={state.manner.words} />;
}

/** A program's question with a verifier of ours, which is as long again. */
const MAX_STEP = 4 * MAX_QUESTION;

export const handlers = {
  /**
   * To the program the browser is led by a page and not by a redirect: the step before was a form of
   * ours, and browsers hold every redirect after a form against the policy of the form's page.
   */
  async GET(ctx: Ctx) {
    const apps = appsOf(ctx);
    const query = ctx.url.search.slice(1);
    const isStep = ctx.url.searchParams.has("login_verifier") ||
      ctx.url.searchParams.has("consent_verifier");
    if (query.length > (isStep ? MAX_STEP : MAX_QUESTION)) {
      refuse("malformed", { detail: `The query is longer than ${MAX_QUESTION} characters.` });
    }
    const detail = whyNotAsked(ctx.url.searchParams);
    if (detail) refuse("malformed", { detail });
    const sent = hasBearer(ctx.req) ? "" : ctx.req.headers.get("cookie") ?? "";
    const cookies = sent.split(/; */)
      .filter((pair) => apps.isOurs(pair.split("=")[0]));
    const { location, setCookies } = await apps.authorize(query, cookies.join("; "));
    const withCookies = (headers: Headers) => {
      for (const line of setCookies) headers.append("set-cookie", line);
    };
    if (location.startsWith("/")) {
      const res = seeOther(location);
      withCookies(res.headers);
      return res;
    }
    if (!/^https?:\/\//.test(location)) refuse("app_request_ended");
    const made = await page(ctx, { href: location }, { secret: true });
    withCookies(made.headers as Headers);
    return made;
  },
};
