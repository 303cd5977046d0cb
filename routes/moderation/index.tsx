import type { InferData } from "fresh/types";
import { ModerationQueue } from "#web/pages/moderation/Moderation.tsx";
import { listTicketsForReview } from "#domain/moderation/queries.ts";
import { requireUser } from "#web/request/guards.ts";
import { listQuery } from "#web/request/paging.ts";
import { unwrap } from "#web/answer/refused.ts";
import { queuePage } from "#web/pages/moderation/moderation_lists.ts";
import type { Ctx, Props } from "#web/request/state.ts";
import "#web/styles/moderation.css";

export default function Moderation({ data }: Props<InferData<typeof handlers>>) {
  return <ModerationQueue view={data} />;
}

export const handlers = {
  async GET(ctx: Ctx) {
    const { user } = requireUser(ctx);
    const found = await listTicketsForReview(ctx.state.system, user.id, listQuery(ctx.url));
    return await queuePage(ctx, "waiting", unwrap(found));
  },
};
