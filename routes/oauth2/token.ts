/** The token endpoint of OAuth 2.0 (RFC 6749), with the RFC's error format. */
import type { ClientProof } from "#domain/ports/apps.ts";
import { oauthAnswer, oauthError } from "#web/api/oauth_answer.ts";
import { readOAuthForm } from "#web/api/oauth_form.ts";
import type { Form } from "#web/request/body.ts";
import type { Ctx } from "#web/request/state.ts";

export const handlers = {
  async POST(ctx: Ctx): Promise<Response> {
    const read = await readOAuthForm(ctx.req);
    if (read instanceof Response) return read;
    const { form, proof } = read;
    switch (form.grant_type || null) {
      case "client_credentials":
        return await forItself(ctx, form, proof);
      case "authorization_code":
      case "refresh_token":
        return await forSomebody(ctx, form, proof);
      case null:
        return oauthError(400, "invalid_request", "The parameter grant_type is missing.");
      default:
        return oauthError(400, "unsupported_grant_type");
    }
  },
};

/** Client credentials (§4.4): the client acts for its owner. */
async function forItself(
  ctx: Ctx,
  form: Form,
  { clientId, secret }: ClientProof,
): Promise<Response> {
  if (secret === null) return oauthError(401, "invalid_client");
  const scopes = form.scope ? form.scope.split(" ").filter(Boolean) : null;
  const issued = await ctx.state.system.clients.issueToken({ clientId, secret, scopes });
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

/** A code (§4.1.3), or a refresh token (§6): the app acts for the user who allowed it. */
async function forSomebody(ctx: Ctx, form: Form, proof: ClientProof): Promise<Response> {
  const { apps } = ctx.state.system.clients;
  if (!apps) return oauthError(400, "unsupported_grant_type");
  const { status, body } = await apps.exchange(form, proof);
  return oauthAnswer(status, body);
}
