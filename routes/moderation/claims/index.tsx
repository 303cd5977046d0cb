import type { InferData } from "fresh/types";
import { ClaimQueue } from "#web/pages/claims/ClaimQueue.tsx";
import { claimQueuePage } from "#web/pages/claims/queue_view.ts";
import type { Ctx, Props } from "#web/request/state.ts";
import "#web/styles/moderation.css";

export default function Claims({ data }: Props<InferData<typeof handlers>>) {
  return <ClaimQueue view={data} />;
}

export const handlers = {
  async GET(ctx: Ctx) {
    return await claimQueuePage(ctx, "undecided");
  },
};
