/** The configuration of Ory Kratos for our accounts: for tests, `start:ory` and the containers. */

interface KratosPlace {
  /** Where it listens; by default on this machine only. */
  host?: string;
  /** The exchange's origin, which has the pages and, under `/.ory/kratos`, Kratos itself. */
  origin: string;
  publicPort: number;
  adminPort: number;
  /** The mail server: `smtp://127.0.0.1:1025/?disable_starttls=true`. */
  smtp: string;
}

/** An identity: an e-mail address, for signing in and for mails, and a public name. */
const identitySchema = {
  $id: "https://ticketing.example/identity.schema.json",
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "Fan",
  type: "object",
  properties: {
    traits: {
      type: "object",
      properties: {
        email: {
          type: "string",
          format: "email",
          title: "E-mail",
          minLength: 3,
          maxLength: 254,
          "ory.sh/kratos": {
            credentials: { password: { identifier: true }, passkey: { display_name: true } },
            verification: { via: "email" },
            recovery: { via: "email" },
          },
        },
        name: { type: "string", title: "Name", minLength: 1, maxLength: 100 },
      },
      required: ["email", "name"],
      additionalProperties: false,
    },
  },
};

/** The configuration file. It is written as JSON, which is valid YAML. */
export function kratosConfig(
  { host = "127.0.0.1", origin, publicPort, adminPort, smtp }: KratosPlace,
) {
  const page = (path: string) => ({ ui_url: `${origin}${path}` });
  const here = { host };
  const { hostname } = new URL(origin);
  const schema = new TextEncoder().encode(JSON.stringify(identitySchema)).toBase64();
  return {
    version: "v1.3.1",
    serve: {
      public: { ...here, port: publicPort, base_url: `${origin}/.ory/kratos/` },
      admin: { ...here, port: adminPort, base_url: `http://127.0.0.1:${adminPort}/` },
    },
    cookies: { path: "/", same_site: "Lax" },
    // Users with a second factor must use it.
    session: { lifespan: "168h", whoami: { required_aal: "highest_available" } },
    selfservice: {
      default_browser_return_url: `${origin}/`,
      allowed_return_urls: [`${origin}/`],
      methods: {
        password: {
          enabled: true,
          // Off: the list of stolen passwords is another company's service.
          config: { haveibeenpwned_enabled: false, min_password_length: 10 },
        },
        code: { enabled: true, config: { lifespan: "15m" } },
        totp: { enabled: true, config: { issuer: "Ticketing" } },
        lookup_secret: { enabled: true },
        passkey: {
          enabled: true,
          config: { rp: { id: hostname, display_name: "Ticketing", origins: [origin] } },
        },
      },
      flows: {
        error: page("/account-error"),
        login: { ...page("/sign-in"), lifespan: "30m" },
        registration: {
          ...page("/sign-up"),
          lifespan: "30m",
          // One page with all fields.
          enable_legacy_one_step: true,
          after: {
            password: { hooks: [{ hook: "session" }, { hook: "show_verification_ui" }] },
            passkey: { hooks: [{ hook: "session" }, { hook: "show_verification_ui" }] },
          },
        },
        settings: {
          ...page("/account/security"),
          privileged_session_max_age: "15m",
          required_aal: "highest_available",
          after: { password: { hooks: [{ hook: "revoke_active_sessions" }] } },
        },
        recovery: {
          ...page("/recovery"),
          enabled: true,
          use: "code",
          lifespan: "15m",
          // Somebody else may know the old password: end all other sessions.
          after: { hooks: [{ hook: "revoke_active_sessions" }] },
        },
        verification: { ...page("/verification"), enabled: true, use: "code", lifespan: "15m" },
      },
    },
    identity: {
      default_schema_id: "default",
      schemas: [{ id: "default", url: `base64://${schema}` }],
    },
    courier: {
      smtp: {
        connection_uri: smtp,
        from_address: "accounts@ticketing.example",
        from_name: "Ticketing",
      },
      worker: { pull_count: 10, pull_wait: "250ms" },
    },
    log: { level: "warning", format: "json" },
  };
}
