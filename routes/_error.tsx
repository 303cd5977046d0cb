/** Every refusal and error ends here: a problem document for machines, a page for people. */
import { isError } from "#store/base/errors.ts";
import type { ErrorHandlerContext, ErrorPageProps, InferData } from "fresh/types";
import { MethodNotAllowedError } from "fresh/errors";
import { ErrorPage } from "#web/pages/error/ErrorPage.tsx";
import { Layout } from "#web/pages/frame/Layout.tsx";
import { wordsOf } from "#domain/refusals.ts";
import { contextOf } from "#web/request/context.ts";
import { answerTo } from "#web/answer/errors.ts";
import type { SignInFirst } from "#web/request/guards.ts";
import { holdView } from "#web/pages/frame/hold_view.ts";
import { layoutView } from "#web/pages/frame/layout_view.ts";
import { PAGES_VARY } from "#web/answer/page.ts";
import { problem, refusalHeaders } from "#web/answer/problem.ts";
import { speaksJson } from "#web/addresses.ts";
import { seeOther } from "#web/answer/redirect.ts";
import Connection from "#islands/Connection.tsx";
import Countdown from "#islands/Countdown.tsx";

export default function ErrorRoute({ data }: ErrorPageProps<InferData<typeof handlers>>) {
  const { title, text } = data.layout.manner.words.site.offline;
  return (
    <>
      {data.layout.hold?.live && <Connection title={title} text={text} />}
      <Layout view={data.layout}>
        <ErrorPage view={data.view} />
      </Layout>
      {data.layout.hold?.live && <Countdown now={data.layout.now} />}
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

    // Who asks only decides what the navigation shows; its failure must not hide the error.
    // That the server which knows it is out is the error itself, or none of this page.
    const signedIn = await context.signedIn().catch(() => null);
    const groups = await context.groups().catch(() => []);
    const { status, title, detail, errors } = wordsOf(refusal, context.manner.words);
    const hold = signedIn && await holdView(system, signedIn.user.id).catch(() => null);
    const view = {
      status,
      title,
      detail,
      code: refusal.code,
      errors,
      retryAfterSeconds: refusal.retryAfterSeconds ?? null,
      orderId: refusal.orderId ?? null,
      back: back ? { href: back.href, label: context.manner.words.errors.back[back.label] } : null,
      searchFor: wordsOfPath(url.pathname),
      requestId,
      manner: context.manner,
    };
    return {
      data: {
        view,
        layout: layoutView(
          { signedIn, unknown: false, frame: { groups, hold }, context },
          req,
          url,
        ),
      },
      status,
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

/**
 * Where the form of a post stands: whoever opens the post's address, say from the history, is led
 * there. Null for addresses that pages do not post to.
 */
function pageBehind(error: unknown, { method }: Request, { pathname }: URL): string | null {
  if (!(error instanceof MethodNotAllowedError) || (method !== "GET" && method !== "HEAD")) {
    return null;
  }
  const [, page] = /^(\/(?:account|ops|moderation)|\/(?:orders|tickets)\/[^/]+)\//.exec(pathname) ??
    [];
  return page ?? (pathname === "/language" ? "/" : null);
}

/** "/concerts/daft-punk" → "concerts daft punk", to search for. */
function wordsOfPath(path: string): string {
  let text = path;
  try {
    text = decodeURIComponent(path);
  } catch { /* as it stands */ }
  return text.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1 && word.length < 24)
    .slice(0, 6).join(" ");
}
