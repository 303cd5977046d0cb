import type { InferData } from "fresh/types";
import { correctConcert } from "#domain/concerts/corrections.ts";
import { ConcertCase } from "#web/pages/moderation/ConcertCase.tsx";
import { concertDecision } from "#web/pages/moderation/concert_post.ts";
import { readCorrection } from "#web/pages/moderation/concert_input.ts";
import type { Props } from "#web/request/state.ts";
import Fields from "#islands/Fields.tsx";
import "#web/styles/moderation.css";

export default function Corrected({ data }: Props<InferData<typeof handlers>>) {
  return (
    <>
      <ConcertCase view={data} />
      <Fields />
    </>
  );
}

export const handlers = concertDecision({
  step: "correction",
  notice: "concert_corrected",
  async run({ ctx, userId, concert, form, asked }) {
    const read = readCorrection(form, concert, ctx.state.manner.locale);
    if (!read.ok) return read;
    return await correctConcert(ctx.state.system, userId, concert.id, read.value, asked);
  },
});
