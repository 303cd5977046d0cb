/** Finds the flow of a page, and starts one where there is none or where it has expired. */
import type { Beginning } from "#domain/ports/flows.ts";
import type { Flow, FlowKind } from "#domain/ports/flow.ts";
import { requireFlows } from "./identity_mode.ts";
import { noticeCookie } from "../../answer/cookies.ts";
import { queryOf } from "../../request/pairs.ts";
import { seeOther, signInPath } from "../../answer/redirect.ts";
import { refuse } from "../../answer/refused.ts";
import type { Ctx } from "../../request/state.ts";
import { type Onward, onwardOf, withOnward } from "./reserve_after_sign_in.ts";
import { says } from "#words/problems.ts";

/** The flow to show, or a redirect that starts one; `how`: options of a new flow. */
export async function findFlow(
  ctx: Pick<Ctx, "req" | "url" | "state">,
  kind: FlowKind,
  how: Beginning = {},
): Promise<Flow | Response> {
  const { system } = ctx.state;
  const flows = requireFlows(system);
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
      // Without cookies a new flow would not be recognised either: this would redirect forever.
      if (!cookies.includes("csrf_token")) refuse("forbidden", { detail: says("needs_cookies") });
      return seeOther(flows.begin(kind, { ...how, returnTo }));
    case "signed_out":
      return seeOther(signInPath(ctx.url.pathname));
    case "half":
      return seeOther(flows.begin("login", { secondFactor: true, returnTo: ctx.url.pathname }));
  }
}

/** Where a flow for signing in or up leads; its return address carries the reservation. */
export function onwardOfFlow({ returnTo }: Flow): Onward {
  const url = URL.parse(returnTo ?? "/", "http://here.invalid")!;
  return url.pathname === "/sign-in" ? onwardOf(queryOf(url)) : onwardOf({ next: returnTo ?? "/" });
}

/** Options of a flow that then leads onward. */
export function beginningOf(onward: Onward): Beginning {
  const returnTo = onward.reservation ? withOnward("/sign-in", onward) : onward.next;
  return returnTo === "/" ? {} : { returnTo };
}
