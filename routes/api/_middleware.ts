/** Enforces what an API call requires by its declaration: 401 when signed out, 403 for a missing scope. */
import type { MiddlewareFn } from "fresh/types";
import { operationOf } from "#web/api/operations/mod.ts";
import { refuse } from "#web/answer/refused.ts";
import { hasBearer } from "#web/request/same_origin.ts";
import type { State } from "#web/request/state.ts";

const middleware: MiddlewareFn<State, State> = async (ctx) => {
  const { signedIn } = ctx.state;
  const operation = operationOf(ctx.req.method, ctx.url.pathname);
  // Unknown methods and addresses: the router answers 405 and 404.
  if (!operation) return await ctx.next();
  // An unknown, expired or revoked token is refused, even where none is needed.
  if (!signedIn && (operation.who !== "anybody" || hasBearer(ctx.req))) refuse("unauthenticated");
  const scopes = signedIn?.scopes ?? null;
  if (scopes && operation.who === "person") {
    refuse("insufficient_scope", {
      detail: "Only a signed-in person may do this; tokens may not.",
    });
  }
  if (scopes && operation.scope && !scopes.includes(operation.scope)) {
    refuse("insufficient_scope", { detail: `The token lacks the scope ${operation.scope}.` });
  }
  return await ctx.next();
};
export default middleware;
