import type { InferData } from "fresh/types";
import { CasePage } from "#components/Moderation.tsx";
import { approveTicket } from "#domain/moderation/commands.ts";
import { decision } from "#http/decide.ts";
import type { Props } from "#http/state.ts";
import "../../../components/styles/moderation.css";

export default function Refused({ data }: Props<InferData<typeof handlers>>) {
  return <CasePage view={data} />;
}

export const handlers = decision({
  which: "approve",
  notice: "approved",
  run: ({ state: { system, requestId } }, { userId, ticketId, version, name }) =>
    approveTicket(system, userId, ticketId, version, requestId, name),
});
