import type { InferData } from "fresh/types";
import { CasePage } from "#web/pages/moderation/Moderation.tsx";
import { findCase } from "#domain/moderation/queries.ts";
import { caseView } from "#web/pages/moderation/case_view.ts";
import { parseId, requireUser } from "#web/request/guards.ts";
import { page } from "#web/answer/page.ts";
import { unwrap } from "#web/answer/refused.ts";
import type { Ctx, Props } from "#web/request/state.ts";
import "#web/styles/moderation.css";

export default function OneCase({ data }: Props<InferData<typeof handlers>>) {
  return <CasePage view={data} />;
}

export const handlers = {
  async GET(ctx: Ctx<"ticketId">) {
    const { user } = requireUser(ctx);
    const id = parseId(ctx.params.ticketId);
    const found = unwrap(await findCase(ctx.state.system, user.id, id));
    return await page(ctx, caseView(ctx, found, found.reports ? "reports" : "waiting"));
  },
};
