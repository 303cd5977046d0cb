/** Every refusal and error becomes a problem document for API clients, or a page for people. */
import { isError } from "#store/base/errors.ts";
import type { ErrorHandlerContext, ErrorPageProps, InferData } from "fresh/types";
import { ErrorPage } from "#web/pages/error/ErrorPage.tsx";
import { Layout } from "#web/pages/frame/Layout.tsx";
import { errorView, pageBehind } from "#web/pages/error/error_view.ts";
import { contextOf } from "#web/request/context.ts";
import { answerTo } from "#web/answer/errors.ts";
import type { SignInFirst } from "#web/request/guards.ts";
import { holdView } from "#web/pages/frame/hold_view.ts";
import { layoutView } from "#web/pages/frame/layout_view.ts";
import { timesProps } from "#web/pages/frame/times_props.ts";
import { PAGES_VARY } from "#web/answer/page.ts";
import { problem, refusalHeaders } from "#web/answer/problem.ts";
import { speaksJson } from "#web/addresses.ts";
import { seeOther } from "#web/answer/redirect.ts";
import Connection from "#islands/Connection.tsx";
import Times from "#islands/Times.tsx";

export default function ErrorRoute({ data }: ErrorPageProps<InferData<typeof handlers>>) {
  const { title, text } = data.layout.manner.words.site.offline;
  return (
    <>
      {data.layout.hold?.live && <Connection title={title} text={text} />}
      <Layout view={data.layout}>
        <ErrorPage view={data.view} />
      </Layout>
      {data.layout.hold?.live && <Times {...timesProps({ ...data.layout, signedIn: true })} />}
    </>
  );
}

export const handlers = {
  async GET(ctx: ErrorHandlerContext) {
    const { error, req, url } = ctx;
    if (isError<SignInFirst>(error, "SignInFirst")) return seeOther(error.location);
    const page = pageBehind(error, req, url);
    if (page) return seeOther(page);
    const context = contextOf(req);
    const { requestId, system } = context;
    const { refusal, headers, back } = answerTo(error);
    context.code = refusal.code;
    if (refusal.code === "internal") system.log.error("request_failed", error, { requestId });
    if (speaksJson(url.pathname)) return problem(refusal, requestId, headers);

    // These only decide what the navigation shows: their failure must not hide the error.
    const signedIn = await context.signedIn().catch(() => null);
    const groups = await context.groups().catch(() => []);
    const hold = signedIn && await holdView(system, signedIn.user.id).catch(() => null);
    const view = errorView({ refusal, back, path: url.pathname }, context);
    return {
      data: {
        view,
        layout: layoutView(
          { signedIn, unknown: false, frame: { groups, hold }, context },
          req,
          url,
        ),
      },
      status: view.status,
      headers: {
        ...headers,
        ...Object.fromEntries(refusalHeaders(refusal)),
        "cache-control": "no-store",
        "content-language": context.manner.language,
        "vary": PAGES_VARY,
      },
    };
  },
};
