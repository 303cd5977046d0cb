import type { InferData } from "fresh/types";
import { Title } from "#web/parts/Bits.tsx";
import { FlowForms } from "#web/pages/sign_in/FlowForms.tsx";
import { findFlow, onwardOfFlow } from "#web/pages/sign_in/flow_page.ts";
import { flowView } from "#web/pages/sign_in/flow_view.ts";
import { page } from "#web/answer/page.ts";
import type { Ctx, Props } from "#web/request/state.ts";

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
