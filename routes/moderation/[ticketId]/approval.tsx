import type { InferData } from "fresh/types";
import { CasePage } from "#web/pages/moderation/Moderation.tsx";
import { approveTicket } from "#domain/moderation/commands.ts";
import { decision } from "#web/pages/moderation/moderation_post.ts";
import type { Props } from "#web/request/state.ts";
import "#web/styles/moderation.css";

export default function Refused({ data }: Props<InferData<typeof handlers>>) {
  return <CasePage view={data} />;
}

export const handlers = decision({
  which: "approve",
  notice: "approved",
  run: ({ state: { system, requestId } }, { userId, ticketId, version, name }) =>
    approveTicket(system, userId, ticketId, version, requestId, name),
});
