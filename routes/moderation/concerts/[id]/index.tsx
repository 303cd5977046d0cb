import type { InferData } from "fresh/types";
import { concerts } from "#domain/concerts/concert.ts";
import { survivorOf } from "#domain/concerts/find_or_make.ts";
import { MODERATORS } from "#domain/permissions/model.ts";
import { ConcertCase } from "#web/pages/moderation/ConcertCase.tsx";
import { concertCaseView } from "#web/pages/moderation/concert_case_view.ts";
import { page } from "#web/answer/page.ts";
import { seeOther } from "#web/answer/redirect.ts";
import { refuse } from "#web/answer/refused.ts";
import { parseId, requireUser } from "#web/request/guards.ts";
import type { Ctx, Props } from "#web/request/state.ts";
import Fields from "#islands/Fields.tsx";
import "#web/styles/moderation.css";

export default function OneConcert({ data }: Props<InferData<typeof handlers>>) {
  return (
    <>
      <ConcertCase view={data} />
      <Fields />
    </>
  );
}

export const handlers = {
  async GET(ctx: Ctx<"id">) {
    const { user } = requireUser(ctx);
    const { system, context } = ctx.state;
    if (!(await context.groupsShown()).includes(MODERATORS)) refuse("forbidden");
    const found = await system.store.get(concerts, parseId(ctx.params.id));
    if (!found?.listed) refuse("not_found");
    const concert = await survivorOf(system.store, found);
    if (concert.id !== found.id) return seeOther(`/moderation/concerts/${concert.id}`);
    return await page(ctx, await concertCaseView(ctx, concert, user.id));
  },
};
