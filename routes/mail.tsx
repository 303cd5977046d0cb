import type { InferData } from "fresh/types";
import { SentMail } from "#components/SentMail.tsx";
import { isLoopback } from "#http/address.ts";
import { page } from "#http/page.ts";
import { refuse } from "#http/refused.ts";
import type { Ctx, Props } from "#http/state.ts";
import { mannerOf } from "#http/views.ts";

export default function MailPage({ data }: Props<InferData<typeof handlers>>) {
  return <SentMail {...data} />;
}

export const handlers = {
  /** For development: whoever reaches a loopback address sits at this machine. */
  async GET(ctx: Ctx) {
    const { system } = ctx.state;
    const mails = isLoopback(system.config.host) ? system.mailer.sent() : null;
    if (mails === null) refuse("not_found");
    return await page(ctx, { mails, manner: mannerOf(system.settings) }, { secret: true });
  },
};
