import type { InferData } from "fresh/types";
import { findFlow, onwardOfFlow } from "#web/pages/sign_in/flow_page.ts";
import { flowView } from "#web/pages/sign_in/flow_view.ts";
import { Verification } from "#web/pages/sign_in/Verification.tsx";
import { page } from "#web/answer/page.ts";
import type { Ctx, Props } from "#web/request/state.ts";

export default function VerificationPage({ data, state }: Props<InferData<typeof handlers>>) {
  return <Verification {...data} words={state.manner.words} />;
}

export const handlers = {
  async GET(ctx: Ctx) {
    const { signedIn, manner } = ctx.state;
    const flow = await findFlow(ctx, "verification");
    if (flow instanceof Response) return flow;
    const view = flowView(flow, manner.words);
    for (const { values } of view.forms) values.email ||= signedIn?.user.email ?? "";
    return await page(ctx, {
      view,
      next: signedIn && onwardOfFlow(flow).next,
      done: flow.state === "passed_challenge",
    }, { secret: true });
  },
};
