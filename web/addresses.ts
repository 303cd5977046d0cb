/** Which addresses are treated alike: what programs call, what answers under load, what a log may name. */

/** Calls of the API, which are limited per token and may carry one. */
export const isApiCall = (path: string): boolean => path.startsWith("/api/");

/** Where providers tell us something: signed, from few addresses, and sent again until it is answered. */
export const isFromProvider = (path: string): boolean => path.startsWith("/webhooks/");

/** OAuth 2's endpoints for programs, which prove who they are by their own means and use no cookie. */
export const isOAuthCall = (path: string): boolean =>
  path === "/oauth2/token" || path === "/oauth2/revoke";

/** Probes of an orchestrator: they answer under load too, or it would restart us and add to the load. */
export const isHealth = (path: string): boolean => path === "/healthz" || path === "/readyz";

/** Programs call these, so errors are problem documents; everywhere else they are pages. */
export const speaksJson = (path: string): boolean =>
  isApiCall(path) || path === "/api" || isOAuthCall(path) || isFromProvider(path) ||
  isHealth(path) || path === "/metrics";

/** Writes that mean the same from everybody, so they need not know who asks. */
export const isForAnybody = (path: string): boolean => path === "/language";

/** A longer path is none of ours. Characters. */
export const MAX_PATH = 500;

/** The path for the access log. The address of a checkout is all it takes to use it, so it is left out. */
export const loggedPath = (path: string): string =>
  path.replace(/^\/sandbox\/checkout\/.+/, "/sandbox/checkout/…").slice(0, MAX_PATH);
