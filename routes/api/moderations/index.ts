import { listReportedTickets, listTicketsForReview } from "#domain/moderation/queries.ts";
import { chosenFields, listAnswer } from "#web/api/lists.ts";
import { caseFilters } from "#web/api/moderation/inputs.ts";
import { caseOut } from "#web/api/moderation/resources.ts";
import { caseOutSchema } from "#web/api/moderation/schemas.ts";
import { check } from "#web/answer/json.ts";
import { unwrap } from "#web/answer/refused.ts";
import { requireUser } from "#web/request/guards.ts";
import { pageQuery } from "#web/request/paging.ts";
import { queryOf } from "#web/request/pairs.ts";
import type { Ctx } from "#web/request/state.ts";

const lists = { waiting: listTicketsForReview, reported: listReportedTickets } as const;

export const handlers = {
  async GET(ctx: Ctx): Promise<Response> {
    const { user } = requireUser(ctx);
    const query = queryOf(ctx.url);
    const page = pageQuery(query);
    const { list } = check(caseFilters, query);
    const choose = chosenFields(ctx.url, caseOutSchema);
    const found = unwrap(await lists[list](ctx.state.system, user.id, page));
    return listAnswer(ctx, found, (one) => choose(caseOut(ctx, one)));
  },
};
