import type { InferData } from "fresh/types";
import { proposeConcerts } from "#domain/concerts/queries.ts";
import { MODERATORS } from "#domain/permissions/model.ts";
import { ConcertSearch } from "#web/pages/moderation/ConcertSearch.tsx";
import { factsOf } from "#web/pages/moderation/concert_case_view.ts";
import { page } from "#web/answer/page.ts";
import { refuse } from "#web/answer/refused.ts";
import { requireUser } from "#web/request/guards.ts";
import { queryOf } from "#web/request/pairs.ts";
import type { Ctx, Props } from "#web/request/state.ts";
import "#web/styles/moderation.css";

export default function Concerts({ data }: Props<InferData<typeof handlers>>) {
  return <ConcertSearch view={data} />;
}

export const handlers = {
  async GET(ctx: Ctx) {
    requireUser(ctx);
    const { system, context, manner } = ctx.state;
    if (!(await context.groupsShown()).includes(MODERATORS)) refuse("forbidden");
    const q = (queryOf(ctx.url).q ?? "").trim();
    const found = q === "" ? [] : await proposeConcerts(system, { name: q });
    return await page(ctx, { q, found: found.map(factsOf), manner });
  },
};
