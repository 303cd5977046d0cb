import { refuse } from "#web/answer/refused.ts";
import { sentMail } from "#web/pages/mail/sent_mail.ts";
import type { Ctx } from "#web/request/state.ts";

/** Mail programs run and fetch nothing, so neither does this page; mail alone may style inline. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

export const handlers = {
  /** The mail as its HTML, in a page of its own. */
  GET(ctx: Ctx<"id">): Response {
    const mail = sentMail(ctx).find(({ id }) => id === ctx.params.id) ?? refuse("not_found");
    return new Response(mail.html, {
      headers: {
        "content-type": "text/html; charset=utf-8",
        "content-security-policy": POLICY,
        "cache-control": "private, no-store",
      },
    });
  },
};
