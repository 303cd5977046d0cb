import { refuse } from "#web/answer/refused.ts";
import { sentMail } from "#web/pages/mail/sent_mail.ts";
import type { Ctx } from "#web/request/state.ts";

/** Like mail clients, the page runs and loads nothing; mails need inline styles. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

export const handlers = {
  /** The mail's HTML as a page. */
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
