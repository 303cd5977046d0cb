import type { InferData } from "fresh/types";
import { CasePage } from "#components/Moderation.tsx";
import { refuseName } from "#domain/moderation/names.ts";
import { decision } from "#http/decide.ts";
import type { Props } from "#http/state.ts";
import "../../../components/styles/moderation.css";

export default function Refused({ data }: Props<InferData<typeof handlers>>) {
  return <CasePage view={data} />;
}

export const handlers = decision({
  which: "name",
  notice: "name_refused",
  run: ({ state: { system, requestId } }, { userId, ticketId, name, reason }) =>
    refuseName(system, userId, ticketId, name, { reason, requestId }),
});
