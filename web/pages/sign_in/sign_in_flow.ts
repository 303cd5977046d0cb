/** Signing in and up by flows of the server that keeps the accounts; the pages are those of our own accounts. */
import type { FlowView } from "./FlowForms.tsx";
import { theirFlows } from "./identity_mode.ts";
import { beginningOf, findFlow, onwardOfFlow } from "./flow_page.ts";
import { flowView } from "./flow_view.ts";
import { queryOf } from "../../request/pairs.ts";
import { seeOther } from "../../answer/redirect.ts";
import type { Ctx } from "../../request/state.ts";
import { type Onward, onwardOf, wishView, withOnward } from "./reserve_after_sign_in.ts";

export interface SignInFlow {
  view: FlowView;
  /** Somebody is signed in, and proves it once more; or proves more. */
  step: "first" | "again" | "second";
  /** The page for who has no account yet, or has one already. */
  other: string;
  onward: Onward;
  wished: Awaited<ReturnType<typeof wishView>>;
}

export async function signInFlow(
  ctx: Ctx,
  kind: "login" | "registration",
): Promise<SignInFlow | Response> {
  const { system, signedIn, token, manner } = ctx.state;
  const flows = theirFlows(system);
  const query = queryOf(ctx.url);
  const asked = onwardOf(query);
  if (signedIn && !query.flow) return seeOther(asked.next);
  const how = beginningOf(asked);
  // They have a session that still lacks its second factor: it would be taken for a session.
  if (!query.flow && kind === "login" && token && await flows.isHalf(token)) {
    how.secondFactor = true;
  }
  const flow = await findFlow(ctx, kind, how);
  if (flow instanceof Response) return flow;
  const onward = onwardOfFlow(flow);
  const step = flow.secondFactor ? "second" : flow.again ? "again" : "first";
  if (signedIn && step === "first" && !flow.loginChallenge) return seeOther(onward.next);
  const { loginChallenge } = flow;
  const otherKind = kind === "login" ? "registration" : "login";
  return {
    view: flowView(flow, manner.words, onward),
    step,
    other: loginChallenge
      ? flows.begin(otherKind, { loginChallenge })
      : withOnward(kind === "login" ? "/sign-up" : "/sign-in", onward),
    onward,
    wished: await wishView(ctx, onward.wish),
  };
}
