import type { InferData } from "fresh/types";
import { Title } from "#components/Bits.tsx";
import { FlowForms } from "#components/FlowForms.tsx";
import { theirFlows } from "#http/accounts.ts";
import { findFlow } from "#http/flow_page.ts";
import { flowView } from "#http/flow_view.ts";
import { requireSession } from "#http/guards.ts";
import { page } from "#http/page.ts";
import type { Ctx, Props } from "#http/state.ts";
import Passkeys from "#islands/Passkeys.tsx";

export default function Security({ data, state }: Props<InferData<typeof handlers>>) {
  const { words } = state.manner;
  const { title, back } = words.flows.settings;
  return (
    <div class="narrow">
      <Title text={title} words={words} />
      <h1>{title}</h1>
      <p>
        <a href="/account">{back}</a>
      </p>
      <FlowForms view={data.view} words={words} />
      {data.view.script && <Passkeys {...data.view.script} />}
    </div>
  );
}

export const handlers = {
  async GET(ctx: Ctx) {
    theirFlows(ctx.state.system);
    requireSession(ctx);
    const flow = await findFlow(ctx, "settings");
    if (flow instanceof Response) return flow;
    return await page(ctx, { view: flowView(flow, ctx.state.manner.words) }, { secret: true });
  },
};
