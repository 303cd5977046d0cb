import type { InferData } from "fresh/types";
import { apiAccessView } from "#web/pages/account/api_access_view.ts";
import { Security } from "#web/pages/account/Security.tsx";
import { requireFlows } from "#web/pages/sign_in/identity_mode.ts";
import { findFlow } from "#web/pages/sign_in/flow_page.ts";
import { flowView } from "#web/pages/sign_in/flow_view.ts";
import { requireSession } from "#web/request/guards.ts";
import { page } from "#web/answer/page.ts";
import type { Ctx, Props } from "#web/request/state.ts";
import Passkeys from "#islands/Passkeys.tsx";

export default function SecurityPage({ data, state }: Props<InferData<typeof handlers>>) {
  return (
    <>
      <Security view={data} manner={state.manner} />
      {data.flow.script && <Passkeys {...data.flow.script} />}
    </>
  );
}

export const handlers = {
  async GET(ctx: Ctx) {
    requireFlows(ctx.state.system);
    const me = requireSession(ctx);
    const found = await findFlow(ctx, "settings");
    if (found instanceof Response) return found;
    const flow = flowView(found, ctx.state.manner.words);
    // Account recovery ends on this page too, and a new password revokes none of these.
    const access = await apiAccessView(ctx, me, {});
    const some = access.tokens?.length !== 0 || (access.apps?.connected?.length ?? 0) > 0;
    return await page(ctx, { flow, access: some ? access : null }, { secret: true });
  },
};
