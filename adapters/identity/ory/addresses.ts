/** Where browsers reach Kratos: under our own origin. */
export const PREFIX = "/.ory/kratos";
/** Kratos' only script: passkeys and security keys cannot do without one. */
export const SCRIPT = "/.well-known/ory/webauthn.js";
