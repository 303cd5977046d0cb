/** OAuth 2.0 authorization server metadata (RFC 8414). */
import { LASTING } from "#domain/ports/apps.ts";
import { grants } from "#domain/ports/clients.ts";
import { scopes } from "#domain/clients/scopes.ts";
import { appsOf } from "#web/pages/oauth/oauth_challenge.ts";
import type { Ctx } from "#web/request/state.ts";

const METHODS = ["client_secret_basic", "client_secret_post", "none"];

export const handlers = {
  GET(ctx: Ctx): Response {
    appsOf(ctx);
    const { origin } = ctx.state.system.config;
    return Response.json({
      issuer: origin,
      authorization_endpoint: `${origin}/oauth2/auth`,
      token_endpoint: `${origin}/oauth2/token`,
      revocation_endpoint: `${origin}/oauth2/revoke`,
      scopes_supported: [...scopes, LASTING],
      response_types_supported: ["code"],
      response_modes_supported: ["query"],
      grant_types_supported: grants,
      token_endpoint_auth_methods_supported: METHODS,
      revocation_endpoint_auth_methods_supported: METHODS,
      code_challenge_methods_supported: ["S256"],
      service_documentation: `${origin}/api/docs`,
    }, { headers: { "cache-control": "public, max-age=3600" } });
  },
};
