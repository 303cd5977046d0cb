import type { InferData } from "fresh/types";
import { ModerationQueue } from "#components/Moderation.tsx";
import { listTicketsForReview } from "#domain/moderation/queries.ts";
import { requireUser } from "#http/guards.ts";
import { listQuery } from "#http/paging.ts";
import { need } from "#http/refused.ts";
import { queuePage } from "#http/queue.ts";
import type { Ctx, Props } from "#http/state.ts";
import "../../components/styles/moderation.css";

export default function Moderation({ data }: Props<InferData<typeof handlers>>) {
  return <ModerationQueue view={data} />;
}

export const handlers = {
  async GET(ctx: Ctx) {
    const { user } = requireUser(ctx);
    const found = await listTicketsForReview(ctx.state.system, user.id, listQuery(ctx.url));
    return await queuePage(ctx, "waiting", need(found));
  },
};
