import type { EmptyState, MiddlewareFn } from "fresh/types";
import { contextOf } from "#http/context.ts";
import { mustBeSameSite } from "#http/pipeline.ts";
import { mayAsk } from "#http/rate_limit.ts";
import type { State } from "#http/state.ts";

/** Who asks, for every route. Costs nothing without a session cookie. */
const middleware: MiddlewareFn<EmptyState, State> = async (ctx) => {
  mustBeSameSite(ctx.req);
  const context = contextOf(ctx.req);
  const { system, requestId, visitor, now, token, manner } = context;
  const signedIn = await context.signedIn();
  await mayAsk(ctx.req, context, signedIn);
  return await ctx.next({
    system,
    requestId,
    visitor,
    now,
    token,
    signedIn,
    manner,
    context,
    groups: [],
    hold: null,
  });
};
export default middleware;
