import type { InferData } from "fresh/types";
import { Title } from "#components/Bits.tsx";
import { FlowForms } from "#components/FlowForms.tsx";
import { findFlow, onwardOfFlow } from "#http/flow_page.ts";
import { flowView } from "#http/flow_view.ts";
import { page } from "#http/page.ts";
import type { Ctx, Props } from "#http/state.ts";

export default function Verification({ data, state }: Props<InferData<typeof handlers>>) {
  const { words } = state.manner;
  const { title, intro, later, goOn } = words.flows.verification;
  return (
    <div class="narrow">
      <Title text={title} words={words} />
      <h1>{title}</h1>
      {!data.done && <p>{intro}</p>}
      <FlowForms view={data.view} words={words} />
      {state.signedIn && (
        <p>
          <a class={data.done ? "button button-primary" : undefined} href={data.next}>
            {data.done ? goOn : later}
          </a>
        </p>
      )}
    </div>
  );
}

export const handlers = {
  async GET(ctx: Ctx) {
    const flow = await findFlow(ctx, "verification");
    if (flow instanceof Response) return flow;
    const view = flowView(flow, ctx.state.manner.words);
    for (const { values } of view.forms) values.email ||= ctx.state.signedIn?.user.email ?? "";
    return await page(ctx, {
      view,
      next: onwardOfFlow(flow).next,
      done: flow.state === "passed_challenge",
    }, { secret: true });
  },
};
