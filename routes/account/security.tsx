import type { InferData } from "fresh/types";
import { Title } from "#web/parts/Bits.tsx";
import { AllowedApps } from "#web/pages/account/Apps.tsx";
import { FlowForms } from "#web/pages/sign_in/FlowForms.tsx";
import { TokenList } from "#web/pages/account/Programs.tsx";
import { theirFlows } from "#web/pages/sign_in/identity_mode.ts";
import { findFlow } from "#web/pages/sign_in/flow_page.ts";
import { flowView } from "#web/pages/sign_in/flow_view.ts";
import { requireSession } from "#web/request/guards.ts";
import { page } from "#web/answer/page.ts";
import { programsView } from "#web/pages/account/programs_view.ts";
import type { Ctx, Props } from "#web/request/state.ts";
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
      {data.programs && (
        <section aria-labelledby="access">
          <h2 id="access">{words.account.access.title}</h2>
          <p>{words.account.access.text}</p>
          <TokenList view={data.programs} manner={state.manner} />
          {data.programs.apps && <AllowedApps view={data.programs.apps} manner={state.manner} />}
        </section>
      )}
      {data.view.script && <Passkeys {...data.view.script} />}
    </div>
  );
}

export const handlers = {
  async GET(ctx: Ctx) {
    theirFlows(ctx.state.system);
    const me = requireSession(ctx);
    const flow = await findFlow(ctx, "settings");
    if (flow instanceof Response) return flow;
    const programs = await programsView(ctx, me, {});
    // Who recovers the account comes here: what a new password leaves alive stands beside it.
    const some = programs.tokens?.length !== 0 || (programs.apps?.allowed?.length ?? 0) > 0;
    const view = flowView(flow, ctx.state.manner.words);
    return await page(ctx, { view, programs: some ? programs : null }, { secret: true });
  },
};
