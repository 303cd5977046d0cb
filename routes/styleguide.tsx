import type { InferData } from "fresh/types";
import { Styleguide } from "#web/pages/styleguide/Styleguide.tsx";
import { page } from "#web/answer/page.ts";
import { sentMail } from "#web/pages/mail/sent_mail.ts";
import type { Ctx, Props } from "#web/request/state.ts";
import "#web/styles/guide.css";

export default function StyleguidePage({ data }: Props<InferData<typeof handlers>>) {
  return <Styleguide manner={data.manner} />;
}

export const handlers = {
  async GET(ctx: Ctx) {
    sentMail(ctx); // throws except on the developer's own machine, like `/mail`
    return await page(ctx, { manner: ctx.state.manner });
  },
};
