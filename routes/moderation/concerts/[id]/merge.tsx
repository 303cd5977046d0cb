import type { InferData } from "fresh/types";
import { mergeConcert } from "#domain/concerts/endings.ts";
import { ConcertCase } from "#web/pages/moderation/ConcertCase.tsx";
import { concertDecision } from "#web/pages/moderation/concert_post.ts";
import { readInto } from "#web/pages/moderation/concert_input.ts";
import type { Props } from "#web/request/state.ts";
import Fields from "#islands/Fields.tsx";
import "#web/styles/moderation.css";

export default function Merged({ data }: Props<InferData<typeof handlers>>) {
  return (
    <>
      <ConcertCase view={data} />
      <Fields />
    </>
  );
}

export const handlers = concertDecision({
  step: "merge",
  notice: "concert_merged",
  run: ({ ctx, userId, concert, form, asked }) =>
    mergeConcert(ctx.state.system, userId, concert.id, readInto(form), asked),
});
