import type { InferData } from "fresh/types";
import { SentMail } from "#components/SentMail.tsx";
import { page } from "#http/page.ts";
import { sentMail } from "#http/sent_mail.ts";
import type { Ctx, Props } from "#http/state.ts";

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
