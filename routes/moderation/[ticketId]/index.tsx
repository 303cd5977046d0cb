import type { InferData } from "fresh/types";
import { CasePage } from "#components/Moderation.tsx";
import { findCase } from "#domain/moderation/queries.ts";
import { caseView } from "#http/case_view.ts";
import { parseId, requireUser } from "#http/guards.ts";
import { page } from "#http/page.ts";
import { need } from "#http/refused.ts";
import type { Ctx, Props } from "#http/state.ts";
import "../../../components/styles/moderation.css";

export default function OneCase({ data }: Props<InferData<typeof handlers>>) {
  return <CasePage view={data} />;
}

export const handlers = {
  async GET(ctx: Ctx<"ticketId">) {
    const { user } = requireUser(ctx);
    const id = parseId(ctx.params.ticketId);
    const found = need(await findCase(ctx.state.system, user.id, id));
    return await page(ctx, caseView(ctx, found, found.reports ? "reports" : "waiting"));
  },
};
