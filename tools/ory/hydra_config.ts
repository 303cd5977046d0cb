/** How a Hydra has to be set up to keep our OAuth2 clients: for tests, for trying, and to read. */

export interface HydraPlace {
  /** Where it listens: on this machine alone, unless it is a container. */
  host?: string;
  /** The exchange's own: browsers and programs reach Hydra there, and its questions are pages of ours. */
  origin: string;
  publicPort: number;
  adminPort: number;
}

/** The configuration file, as JSON: YAML's readers take it. */
export function hydraConfig({ host = "127.0.0.1", origin, publicPort, adminPort }: HydraPlace) {
  const here = { host };
  return {
    version: "v2.3.0",
    serve: {
      public: { ...here, port: publicPort },
      admin: { ...here, port: adminPort },
      cookies: { same_site_mode: "Lax" },
    },
    urls: {
      self: { issuer: `${origin}/`, public: `${origin}/`, admin: `http://127.0.0.1:${adminPort}/` },
      login: `${origin}/oauth2/sign-in`,
      consent: `${origin}/oauth2/consent`,
      logout: `${origin}/oauth2/sign-out`,
      error: `${origin}/oauth2/error`,
      post_logout_redirect: `${origin}/`,
    },
    // Tokens are looked at by Hydra each time, so that they can be revoked.
    strategies: { access_token: "opaque", scope: "exact" },
    ttl: { access_token: "15m", refresh_token: "720h", login_consent_request: "30m" },
    oauth2: { pkce: { enforced: true }, hashers: { algorithm: "bcrypt", bcrypt: { cost: 10 } } },
    // Clients are made here, by people who are signed in.
    oidc: { dynamic_client_registration: { enabled: false } },
    log: { level: "warn", format: "json" },
  };
}
