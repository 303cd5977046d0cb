/** Stripe's SDK with a timeout, a pinned API version and logged calls. */
import Stripe from "stripe";
import type { Logger } from "#domain/ports/logger.ts";

/** Timeout of a request, including the body of its answer. */
const TIMEOUT_MS = 10_000;
/** Retries of a call whose connection broke or whose key was in use. */
const RETRIES = 1;
/** The API version this code was written for; the SDK is pinned with it. */
export const API_VERSION = "2026-10-28.endive";

export interface ClientOptions {
  secretKey: string;
  /** Only for tests with a fake. */
  apiUrl?: string;
  log: Pick<Logger, "info" | "debug" | "warn">;
  /** Replaces the global `fetch`. */
  fetch?: typeof fetch;
  timeoutMs?: number;
  retries?: number;
}

export function createClient(options: ClientOptions): Stripe {
  const { secretKey, apiUrl, log, fetch, timeoutMs = TIMEOUT_MS, retries = RETRIES } = options;
  const stripe = new Stripe(secretKey, {
    apiVersion: API_VERSION,
    httpClient: Stripe.createFetchHttpClient(fetch),
    maxNetworkRetries: retries,
    timeout: timeoutMs,
    telemetry: false,
    ...(apiUrl ? addressOf(apiUrl) : {}),
  });
  stripe.on("response", (answer: Stripe.ResponseEvent) => {
    const { method, path, status, elapsed, request_id } = answer;
    const level = status >= 400 ? "warn" : method === "GET" ? "debug" : "info";
    log[level]("stripe.call", {
      method,
      path: pathForLog(path),
      status,
      ms: elapsed,
      stripeRequestId: request_id,
    });
  });
  return stripe;
}

function addressOf(apiUrl: string) {
  const url = new URL(apiUrl);
  const protocol = url.protocol === "http:" ? "http" as const : "https" as const;
  return { host: url.hostname, port: url.port || (protocol === "http" ? 80 : 443), protocol };
}

/** Without the query and without ids of checkouts, which give access to their pages. */
const pathForLog = (path: string): string => path.split("?")[0].replace(/\/cs_\w+/, "/cs_…");
