/** The configuration of Ory Hydra for our OAuth2 clients: for tests, `start:ory` and the containers. */

interface HydraPlace {
  /** Where it listens; by default on this machine only. */
  host?: string;
  /** The exchange's origin, through which browsers and apps reach Hydra, and which has its pages. */
  origin: string;
  publicPort: number;
  adminPort: number;
}

/** The configuration file. It is written as JSON, which is valid YAML. */
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
    // Opaque tokens, so that they can be revoked.
    strategies: { access_token: "opaque", scope: "exact" },
    ttl: { access_token: "15m", refresh_token: "720h", login_consent_request: "30m" },
    oauth2: { pkce: { enforced: true }, hashers: { algorithm: "bcrypt", bcrypt: { cost: 10 } } },
    // Clients are created by signed-in users of the exchange.
    oidc: { dynamic_client_registration: { enabled: false } },
    log: { level: "warn", format: "json" },
  };
}
