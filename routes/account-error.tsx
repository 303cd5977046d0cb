import type { InferData } from "fresh/types";
import { FlowError } from "#web/pages/sign_in/FlowError.tsx";
import { requireFlows } from "#web/pages/sign_in/identity_mode.ts";
import { queryOf } from "#web/request/pairs.ts";
import { page } from "#web/answer/page.ts";
import type { Ctx, Props } from "#web/request/state.ts";

export default function AccountError({ data, state }: Props<InferData<typeof handlers>>) {
  const { signedIn, manner } = state;
  return <FlowError id={data.id} signedIn={signedIn !== null} words={manner.words} />;
}

export const handlers = {
  async GET(ctx: Ctx) {
    const { id: given } = queryOf(ctx.url);
    const error = await requireFlows(ctx.state.system).readError(given ?? "");
    const { id, status } = error ?? { id: null, status: 404 };
    // To the visitor, an error of Kratos is an outage: 503.
    return await page(ctx, { id }, { status: status >= 500 ? 503 : Math.max(400, status) });
  },
};
