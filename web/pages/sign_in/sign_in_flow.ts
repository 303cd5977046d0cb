/** Signing in and up by flows of Kratos, on the same pages as our own accounts. */
import type { FlowView } from "./FlowForms.tsx";
import { requireFlows } from "./identity_mode.ts";
import { beginningOf, findFlow, onwardOfFlow } from "./flow_page.ts";
import { flowView } from "./flow_view.ts";
import { queryOf } from "../../request/pairs.ts";
import { seeOther } from "../../answer/redirect.ts";
import type { Ctx } from "../../request/state.ts";
import { type Onward, onwardOf, reservationView, withOnward } from "./reserve_after_sign_in.ts";

export interface SignInFlow {
  view: FlowView;
  /** `again`: a signed-in user re-authenticates; `second`: a second factor is missing. */
  step: "first" | "again" | "second";
  /** Address of the sign-up page, seen from the sign-in page; and the other way round. */
  other: string;
  onward: Onward;
  toReserve: Awaited<ReturnType<typeof reservationView>>;
}

export async function signInFlow(
  ctx: Ctx,
  kind: "login" | "registration",
): Promise<SignInFlow | Response> {
  const { system, signedIn, token, manner } = ctx.state;
  const flows = requireFlows(system);
  const query = queryOf(ctx.url);
  const asked = onwardOf(query);
  if (signedIn && !query.flow) return seeOther(asked.next);
  const how = beginningOf(asked);
  // The session lacks its second factor, but Kratos would take it for a complete one.
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
    toReserve: await reservationView(ctx, onward.reservation),
  };
}
