import type { InferData } from "fresh/types";
import { Notice, Title } from "#web/parts/Bits.tsx";
import { FlowForms } from "#web/pages/sign_in/FlowForms.tsx";
import { AskForm, ChooseForm } from "#web/pages/sign_in/Recovery.tsx";
import { wordsOf } from "#domain/refusals.ts";
import { says } from "#words/problems.ts";
import { readForm } from "#web/request/body.ts";
import { findFlow } from "#web/pages/sign_in/flow_page.ts";
import { flowView } from "#web/pages/sign_in/flow_view.ts";
import { page } from "#web/answer/page.ts";
import { answerRecovery, type RecoveryStep, stepOf } from "#web/pages/sign_in/recovery.ts";
import type { Ctx, Props } from "#web/request/state.ts";

export default function RecoveryPage({ data, state }: Props<InferData<typeof handlers>>) {
  const { words } = state.manner;
  const { recovery, flows } = words;
  const { step, flow } = data;
  const title = flow
    ? flows.recovery.title
    : step.is === "sent"
    ? recovery.sent
    : step.is === "choose"
    ? recovery.choose
    : recovery.title;
  return (
    <div class="narrow">
      <Title text={title} words={words} />
      <h1>{title}</h1>
      {flow && (
        <>
          <p>{flows.recovery.intro}</p>
          <FlowForms view={flow} words={words} />
        </>
      )}
      {!flow && <Step step={step} words={words} />}
      <p>
        <a href="/sign-in">{words.signIn.title}</a>
      </p>
    </div>
  );
}

function Step(
  { step, words }: { step: RecoveryStep; words: Props<never>["state"]["manner"]["words"] },
) {
  const { recovery } = words;
  switch (step.is) {
    case "sent":
      return (
        <>
          <p>{recovery.sentText}</p>
          <p>{recovery.notThere}</p>
          <p>
            <a href="/recovery">{recovery.again}</a>
          </p>
        </>
      );
    case "choose":
      return <ChooseForm {...step} words={words} />;
    case "ask": {
      const over = wordsOf({ code: "link_over", detail: says("recovery_link_over") }, words);
      return (
        <>
          {step.over && <Notice title={over.title} detail={over.detail} tone="problem" />}
          <p>{recovery.intro}</p>
          <AskForm form={step.form} words={words} />
        </>
      );
    }
  }
}

export const handlers = {
  async GET(ctx: Ctx) {
    if (ctx.state.system.identity.flows) {
      const flow = await findFlow(ctx, "recovery");
      if (flow instanceof Response) return flow;
      const view = flowView(flow, ctx.state.manner.words);
      return await page(ctx, { step: { is: "sent" } as RecoveryStep, flow: view }, {
        secret: true,
      });
    }
    const { step, status } = await stepOf(ctx);
    return await page(ctx, { step, flow: null }, { secret: true, status });
  },

  async POST(ctx: Ctx) {
    const answer = await answerRecovery(ctx, await readForm(ctx.req));
    if (answer instanceof Response) return answer;
    const { step, status, headers } = answer;
    return await page(ctx, { step, flow: null }, { secret: true, status, headers });
  },
};
