import type { InferData } from "fresh/types";
import { CasePage } from "#web/pages/moderation/Moderation.tsx";
import { dismissReports } from "#domain/reports/commands.ts";
import { decision } from "#web/pages/moderation/moderation_post.ts";
import type { Props } from "#web/request/state.ts";
import "#web/styles/moderation.css";

export default function Refused({ data }: Props<InferData<typeof handlers>>) {
  return <CasePage view={data} />;
}

export const handlers = decision({
  which: "dismiss",
  notice: "dismissed",
  run: ({ state: { system, requestId } }, { userId, ticketId, version, reason }) =>
    dismissReports(system, userId, ticketId, version, { reason, requestId }),
});
