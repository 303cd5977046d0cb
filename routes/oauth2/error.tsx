/** Errors that Hydra can report to the visitor alone, mostly invalid requests of an app. */
import type { InferData } from "fresh/types";
import { AppError } from "#web/pages/oauth/AppError.tsx";
import { appsOf } from "#web/pages/oauth/oauth_challenge.ts";
import { page } from "#web/answer/page.ts";
import { refuse } from "#web/answer/refused.ts";
import type { Ctx, Props } from "#web/request/state.ts";

export default function AppErrorPage({ data, state }: Props<InferData<typeof handlers>>) {
  return <AppError code={data.code} words={state.manner.words} />;
}

/** Codes that the page shows; anything else in the address could be made up. */
const CODES = [
  "access_denied",
  "invalid_client",
  "invalid_request",
  "invalid_scope",
  "server_error",
  "temporarily_unavailable",
  "unauthorized_client",
  "unsupported_response_type",
];

export const handlers = {
  async GET(ctx: Ctx) {
    appsOf(ctx);
    const said = ctx.url.searchParams.get("error");
    // The request began in another browser, or too long ago.
    if (said === "request_forbidden") refuse("app_request_ended");
    const code = CODES.find((one) => one === said) ?? "invalid_request";
    return await page(ctx, { code }, { status: 400 });
  },
};
