import type { InferData } from "fresh/types";
import { CasePage } from "#components/Moderation.tsx";
import { takeTicketOff } from "#domain/moderation/commands.ts";
import { decision } from "#http/decide.ts";
import type { Props } from "#http/state.ts";
import "../../../components/styles/moderation.css";

export default function Refused({ data }: Props<InferData<typeof handlers>>) {
  return <CasePage view={data} />;
}

export const handlers = decision({
  which: "withdraw",
  notice: "taken_off",
  run: ({ state: { system, requestId } }, { userId, ticketId, version, reason }) =>
    takeTicketOff(system, userId, ticketId, version, reason, requestId),
});
