import type { InferData } from "fresh/types";
import { Styleguide } from "#components/styleguide/Styleguide.tsx";
import { page } from "#http/page.ts";
import { sentMail } from "#http/sent_mail.ts";
import type { Ctx, Props } from "#http/state.ts";
import "../components/styles/guide.css";

export default function StyleguidePage({ data }: Props<InferData<typeof handlers>>) {
  return <Styleguide manner={data.manner} />;
}

export const handlers = {
  async GET(ctx: Ctx) {
    sentMail(ctx); // for whoever sits at this machine, as `/mail` is
    return await page(ctx, { manner: ctx.state.manner });
  },
};
