/** OAuth 2.0 client credentials (RFC 6749 §4.4), with that RFC's own form of errors. */
import { readForm } from "#http/body.ts";
import { clientCredentialsOf } from "#http/api/client_credentials.ts";
import type { Ctx } from "#http/state.ts";

export const handlers = {
  async POST(ctx: Ctx): Promise<Response> {
    const form = await readForm(ctx.req);
    if (form.grant_type !== "client_credentials") return failed(400, "unsupported_grant_type");
    const given = clientCredentialsOf(ctx.req, form);
    if (!given) return failed(401, "invalid_client");
    const scopes = form.scope ? form.scope.split(" ").filter(Boolean) : null;
    const issued = await ctx.state.system.clients.issueToken({ ...given, scopes });
    if (!issued.ok) {
      return issued.refusal.code === "insufficient_scope"
        ? failed(400, "invalid_scope", issued.refusal.detail)
        : failed(401, "invalid_client");
    }
    const { token, expiresInSeconds } = issued.value;
    return answer(200, {
      access_token: token,
      token_type: "Bearer",
      expires_in: expiresInSeconds,
      scope: issued.value.scopes.join(" "),
    });
  },
};

const failed = (status: number, error: string, detail?: string) =>
  answer(status, { error, error_description: detail });

function answer(status: number, body: unknown): Response {
  const headers: Record<string, string> = { "cache-control": "no-store" };
  if (status === 401) headers["www-authenticate"] = 'Basic realm="oauth2", charset="UTF-8"';
  return Response.json(body, { status, headers });
}
