import type { InferData } from "fresh/types";
import { CasePage } from "#web/pages/moderation/Moderation.tsx";
import { refuseName } from "#domain/moderation/names.ts";
import { decision } from "#web/pages/moderation/moderation_post.ts";
import type { Props } from "#web/request/state.ts";
import "#web/styles/moderation.css";

export default function Refused({ data }: Props<InferData<typeof handlers>>) {
  return <CasePage view={data} />;
}

export const handlers = decision({
  which: "name",
  notice: "name_refused",
  run: ({ state: { system, requestId } }, { userId, ticketId, name, reason }) =>
    refuseName(system, userId, ticketId, name, { reason, requestId }),
});
