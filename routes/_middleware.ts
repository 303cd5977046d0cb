import type { EmptyState, MiddlewareFn } from "fresh/types";
import { loadFrame } from "#web/pages/frame/frame.ts";
import { isApiCall } from "#web/addresses.ts";
import { contextOf } from "#web/request/context.ts";
import { throwIfTurnedAway } from "#web/request/pipeline.ts";
import { mayAsk } from "#web/request/rate_limit.ts";
import type { State } from "#web/request/state.ts";
import { asVisitor, callerOf } from "#web/request/identity_outage.ts";

/** Authenticates the request, for every route; costs nothing without a session cookie. */
const middleware: MiddlewareFn<EmptyState, State> = async (ctx) => {
  throwIfTurnedAway(ctx.req);
  const context = contextOf(ctx.req);
  const { system, requestId, visitor, now, token, manner } = context;
  const { signedIn, unknown } = await callerOf(context);
  await mayAsk(ctx.req, context, signedIn);
  // Read while the page reads what it shows; `page()` waits for it, and meets its error.
  if (signedIn && ctx.req.method === "GET" && !isApiCall(ctx.url.pathname)) {
    loadFrame(context, signedIn.user.id).catch(() => {});
  }
  const state: State = {
    system,
    requestId,
    visitor,
    now,
    token,
    signedIn,
    unknown,
    manner,
    context,
    loadFrame: async () => {
      if (signedIn) await loadFrame(context, signedIn.user.id);
    },
  };
  if (!unknown) return await ctx.next(state);
  return await asVisitor(ctx.req.method, ctx.url.pathname, () => ctx.next(state));
};
export default middleware;
