import type { InferData } from "fresh/types";
import { cancelConcert } from "#domain/concerts/endings.ts";
import { ConcertCase } from "#web/pages/moderation/ConcertCase.tsx";
import { concertDecision } from "#web/pages/moderation/concert_post.ts";
import type { Props } from "#web/request/state.ts";
import Fields from "#islands/Fields.tsx";
import "#web/styles/moderation.css";

export default function Cancelled({ data }: Props<InferData<typeof handlers>>) {
  return (
    <>
      <ConcertCase view={data} />
      <Fields />
    </>
  );
}

export const handlers = concertDecision({
  step: "cancellation",
  notice: "cancelled_concert",
  run: ({ ctx, userId, concert, asked }) =>
    cancelConcert(ctx.state.system, userId, concert.id, asked),
});
