/** Groups of paths: which are for API clients, which answer under load, and how a path appears in the log. */

/** API calls, which may carry a token and are limited per token. */
export const isApiCall = (path: string): boolean => path.startsWith("/api/");

/** Webhooks of providers: signed, sent from few addresses, and retried until they are answered. */
export const isFromProvider = (path: string): boolean => path.startsWith("/webhooks/");

/** OAuth 2 endpoints for API clients, which authenticate with their own credentials and use no cookie. */
export const isOAuthCall = (path: string): boolean =>
  path === "/oauth2/token" || path === "/oauth2/revoke";

/**
 * Probes of an orchestrator: they are answered under load too, or it would restart us and add to the load.
 */
export const isHealth = (path: string): boolean => path === "/healthz" || path === "/readyz";

/** API clients call these, so errors are problem documents; everywhere else they are pages. */
export const speaksJson = (path: string): boolean =>
  isApiCall(path) || path === "/api" || isOAuthCall(path) || isFromProvider(path) ||
  isHealth(path) || path === "/metrics";

/** Writes that have the same effect whoever sends them, so the sender need not be known. */
export const isForAnybody = (path: string): boolean => path === "/language";

/** No path of ours is longer. Characters. */
export const MAX_PATH = 500;

/** The path for the access log. Whoever has the address of a sandbox's page can use it, so its id is left out. */
export const loggedPath = (path: string): string =>
  path.replace(/^(\/sandbox\/[^/]+\/).+/, "$1…").slice(0, MAX_PATH);
