import type { InferData } from "fresh/types";
import { Title } from "#components/Bits.tsx";
import { FlowForms } from "#components/FlowForms.tsx";
import { findFlow } from "#http/flow_page.ts";
import { flowView } from "#http/flow_view.ts";
import { page } from "#http/page.ts";
import type { Ctx, Props } from "#http/state.ts";

export default function Recovery({ data, state }: Props<InferData<typeof handlers>>) {
  const { words } = state.manner;
  const { title, intro } = words.flows.recovery;
  return (
    <div class="narrow">
      <Title text={title} words={words} />
      <h1>{title}</h1>
      <p>{intro}</p>
      <FlowForms view={data.view} words={words} />
      <p>
        <a href="/sign-in">{words.signIn.title}</a>
      </p>
    </div>
  );
}

export const handlers = {
  async GET(ctx: Ctx) {
    const flow = await findFlow(ctx, "recovery");
    if (flow instanceof Response) return flow;
    return await page(ctx, { view: flowView(flow, ctx.state.manner.words) }, { secret: true });
  },
};
