/** OAuth 2.0's authorization endpoint: every step of an authorization passes here. */
import { says } from "#words/problems.ts";
import type { InferData } from "fresh/types";
import { Onward } from "#web/pages/oauth/Onward.tsx";
import { appsOf, MAX_REQUEST, requestProblem } from "#web/pages/oauth/oauth_challenge.ts";
import { page } from "#web/answer/page.ts";
import { seeOther } from "#web/answer/redirect.ts";
import { refuse } from "#web/answer/refused.ts";
import { hasBearer } from "#web/request/same_origin.ts";
import type { Ctx, Props } from "#web/request/state.ts";

export default function GoOn({ data, state }: Props<InferData<typeof handlers>>) {
  return <Onward href={data.href} words={state.manner.words} />;
}

/** A later step repeats the request, with a verifier of the same size. */
const MAX_STEP = 4 * MAX_REQUEST;

export const handlers = {
  /**
   * A page, and no redirect, leads the browser to the app: the step before was a form of ours, and
   * browsers apply the form page's content security policy to every redirect after it.
   */
  async GET(ctx: Ctx) {
    const apps = appsOf(ctx);
    const query = ctx.url.search.slice(1);
    const isStep = ctx.url.searchParams.has("login_verifier") ||
      ctx.url.searchParams.has("consent_verifier");
    if (query.length > (isStep ? MAX_STEP : MAX_REQUEST)) {
      refuse("malformed", { detail: says("query_long", { max: MAX_REQUEST }) });
    }
    const detail = requestProblem(ctx.url.searchParams);
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
