import type { InferData } from "fresh/types";
import { moveConcert } from "#domain/concerts/corrections.ts";
import { ConcertCase } from "#web/pages/moderation/ConcertCase.tsx";
import { concertDecision } from "#web/pages/moderation/concert_post.ts";
import { readMove } from "#web/pages/moderation/concert_input.ts";
import type { Props } from "#web/request/state.ts";
import Fields from "#islands/Fields.tsx";
import "#web/styles/moderation.css";

export default function Moved({ data }: Props<InferData<typeof handlers>>) {
  return (
    <>
      <ConcertCase view={data} />
      <Fields />
    </>
  );
}

export const handlers = concertDecision({
  step: "move",
  notice: "moved_concert",
  async run({ ctx, userId, concert, form, asked }) {
    const start = readMove(form, concert, ctx.state.manner.locale);
    if (!start.ok) return start;
    return await moveConcert(ctx.state.system, userId, concert.id, start.value, asked);
  },
});
