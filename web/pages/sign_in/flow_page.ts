/** Pages that show a flow: without one in the address it begins, and one that is over begins anew by itself. */
import type { Beginning, Flow, FlowKind } from "#domain/ports/identity.ts";
import { theirFlows } from "./identity_mode.ts";
import { noticeCookie } from "../../answer/cookies.ts";
import { queryOf } from "../../request/pairs.ts";
import { seeOther, signInPath } from "../../answer/redirect.ts";
import { refuse } from "../../answer/refused.ts";
import type { Ctx } from "../../request/state.ts";
import { type Onward, onwardOf, withOnward } from "./reserve_after_sign_in.ts";
import { says } from "#words/problems.ts";

/** The flow to show, or where the browser has to go for one. `how`: one that has to begin first. */
export async function findFlow(
  ctx: Pick<Ctx, "req" | "url" | "state">,
  kind: FlowKind,
  how: Beginning = {},
): Promise<Flow | Response> {
  const { system } = ctx.state;
  const flows = theirFlows(system);
  const { flow: id } = queryOf(ctx.url);
  if (!id) return seeOther(flows.begin(kind, how));
  const cookies = ctx.req.headers.get("cookie") ?? "";
  const found = await flows.read(kind, id, cookies);
  if (!("no" in found)) return found;
  const returnTo = found.returnTo ?? how.returnTo;
  switch (found.no) {
    case "gone":
      return seeOther(flows.begin(kind, { ...how, returnTo }), {
        "set-cookie": noticeCookie(system.config.origin, "flow_expired"),
      });
    case "foreign":
      // Begun anew it would not be known again either, for ever.
      if (!cookies.includes("csrf_token")) refuse("forbidden", { detail: says("needs_cookies") });
      return seeOther(flows.begin(kind, { ...how, returnTo }));
    case "signed_out":
      return seeOther(signInPath(ctx.url.pathname));
    case "half":
      return seeOther(flows.begin("login", { secondFactor: true, returnTo: ctx.url.pathname }));
  }
}

/** What a flow for signing in or up leads to: the wish travels in the address that it returns to. */
export function onwardOfFlow({ returnTo }: Flow): Onward {
  const url = URL.parse(returnTo ?? "/", "http://here.invalid")!;
  return url.pathname === "/sign-in" ? onwardOf(queryOf(url)) : onwardOf({ next: returnTo ?? "/" });
}

/** Begins signing in or up so that it leads on. */
export function beginningOf(onward: Onward): Beginning {
  const returnTo = onward.wish ? withOnward("/sign-in", onward) : onward.next;
  return returnTo === "/" ? {} : { returnTo };
}
