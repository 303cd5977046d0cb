/** What a call of the API needs, by its declaration: 401 for nobody, 403 for a token that may not. */
import type { MiddlewareFn } from "fresh/types";
import { operationOf } from "#web/api/operations/mod.ts";
import { refuse } from "#web/answer/refused.ts";
import { hasBearer } from "#web/request/same_origin.ts";
import type { State } from "#web/request/state.ts";

const middleware: MiddlewareFn<State, State> = async (ctx) => {
  const { signedIn } = ctx.state;
  const operation = operationOf(ctx.req.method, ctx.url.pathname);
  // Another method of an address answers 405, and no address 404: the router says that.
  if (!operation) return await ctx.next();
  // A token that is unknown, ended or revoked is told so, also where none is needed.
  if (!signedIn && (operation.who !== "anybody" || hasBearer(ctx.req))) refuse("unauthenticated");
  const scopes = signedIn?.scopes ?? null;
  if (scopes && operation.who === "person") {
    refuse("insufficient_scope", { detail: "Only a signed-in person may do this, no token." });
  }
  if (scopes && operation.scope && !scopes.includes(operation.scope)) {
    refuse("insufficient_scope", { detail: `The token lacks the scope ${operation.scope}.` });
  }
  return await ctx.next();
};
export default middleware;
