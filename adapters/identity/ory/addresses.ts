/** The path under which browsers reach Kratos through us. */
export const PREFIX = "/.ory/kratos";
/** Kratos' only script, for passkeys and security keys. */
export const SCRIPT = "/.well-known/ory/webauthn.js";
