import type { InferData } from "fresh/types";
import { SentMail } from "#web/pages/mail/SentMail.tsx";
import { page } from "#web/answer/page.ts";
import { sentMail } from "#web/pages/mail/sent_mail.ts";
import type { Ctx, Props } from "#web/request/state.ts";

export default function MailPage({ data }: Props<InferData<typeof handlers>>) {
  return <SentMail {...data} />;
}

export const handlers = {
  async GET(ctx: Ctx) {
    const mails = sentMail(ctx).map(({ html: _html, ...mail }) => mail);
    const view = { mails, manner: ctx.state.manner };
    return await page(ctx, view, { secret: true });
  },
};
