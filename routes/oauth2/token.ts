/** OAuth 2.0's token endpoint (RFC 6749), with that RFC's own form of errors. */
import { clientCredentialsOf, clientProofOf } from "#http/api/client_credentials.ts";
import { oauthAnswer, oauthError } from "#http/api/oauth_answer.ts";
import { type Form, readForm } from "#http/body.ts";
import type { Ctx } from "#http/state.ts";

export const handlers = {
  async POST(ctx: Ctx): Promise<Response> {
    const form = await readForm(ctx.req);
    switch (form.grant_type) {
      case "client_credentials":
        return await forItself(ctx, form);
      case "authorization_code":
      case "refresh_token":
        return await forSomebody(ctx, form);
      default:
        return oauthError(400, "unsupported_grant_type");
    }
  },
};

/** Client credentials (§4.4): the client acts for its owner. */
async function forItself(ctx: Ctx, form: Form): Promise<Response> {
  const given = clientCredentialsOf(ctx.req, form);
  if (!given) return oauthError(401, "invalid_client");
  const scopes = form.scope ? form.scope.split(" ").filter(Boolean) : null;
  const issued = await ctx.state.system.clients.issueToken({ ...given, scopes });
  if (!issued.ok) {
    return issued.refusal.code === "insufficient_scope"
      ? oauthError(400, "invalid_scope", issued.refusal.detail)
      : oauthError(401, "invalid_client");
  }
  const { token, expiresInSeconds } = issued.value;
  return oauthAnswer(200, {
    access_token: token,
    token_type: "Bearer",
    expires_in: expiresInSeconds,
    scope: issued.value.scopes.join(" "),
  });
}

/** A code (§4.1.3), or a refresh token (§6): the client acts for who allowed it. */
async function forSomebody(ctx: Ctx, form: Form): Promise<Response> {
  const { apps } = ctx.state.system.clients;
  if (!apps) return oauthError(400, "unsupported_grant_type");
  const proof = clientProofOf(ctx.req, form);
  if (!proof) return oauthError(401, "invalid_client");
  const { status, body } = await apps.exchange(form, proof);
  return oauthAnswer(status, body);
}
