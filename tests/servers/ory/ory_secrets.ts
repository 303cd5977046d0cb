/** Secrets of the servers that tests start. */
export const SECRETS = {
  cookie: "a cookie secret for tests alone",
  cipher: "a cipher secret of 32 characters",
  system: "a system secret of 32 characters",
};
