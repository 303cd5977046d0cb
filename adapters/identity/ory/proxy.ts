/**
 * Proxies browser requests to Kratos: its flows and its one script, nothing else. Only the headers that
 * Kratos needs are sent, and only its own cookies come back.
 */
import type { ForwardedRequest, Reply } from "#domain/ports/flows.ts";
import { readBounded } from "../../common/read_bounded.ts";
import { secured } from "../../common/cookie_line.ts";
import { SCRIPT } from "./addresses.ts";
import { isOwnCookie, ownCookies } from "./flows.ts";
import { written } from "./forms.ts";
import { unavailable } from "./kratos.ts";
import { COOKIE } from "./sessions.ts";

/** Timeout of a request: long, since Kratos hashes passwords slowly. */
const PASS_WITHIN_MS = 10_000;
/** Redirects have almost no body; the script has 12 KB. */
export const MAX_ANSWER_BYTES = 262_144;
const SCRIPT_SECONDS = 3_600;

interface ProxyOptions {
  publicUrl: string;
  /** Our own origin, as browsers see it. */
  origin: string;
  fetch?: typeof fetch;
  withinMs?: number;
}

export function createProxy(options: ProxyOptions) {
  const { publicUrl, origin, withinMs = PASS_WITHIN_MS } = options;
  const send = options.fetch ?? fetch;
  const base = publicUrl.replace(/\/$/, "");

  /** Throws `IdentityUnavailable`. */
  return async function pass(request: ForwardedRequest): Promise<Reply | null> {
    const { method, path } = request;
    const sent = written(request);
    if (!sent) return null;
    let res: Response, answer: Uint8Array<ArrayBuffer>;
    try {
      res = await send(base + sent.address, {
        method,
        headers: headersFor(request, origin),
        body: sent.body ?? undefined,
        redirect: "manual",
        signal: AbortSignal.timeout(withinMs),
      });
      answer = await (await readBounded(res, MAX_ANSWER_BYTES)).bytes();
    } catch (error) {
      throw unavailable("does not answer a browser's request", error);
    }
    if (res.status >= 500) throw unavailable(`answered a browser with ${res.status}`);
    // The body of a redirect is never shown.
    const body = res.status < 400 && res.headers.has("location") ? null : answer;
    return { status: res.status, body, ...headersOf(res, path, origin) };
  };
}

/** Kratos trusts forwarding headers, so they are set here and never copied from the browser. */
function headersFor(request: ForwardedRequest, origin: string): Headers {
  const { visitor, cookies, languages, form } = request;
  const { host, protocol } = new URL(origin);
  const headers = new Headers({
    // Asked for HTML, Kratos answers with redirects to our pages.
    "accept": request.path === SCRIPT ? "text/javascript" : "text/html",
    "user-agent": visitor.userAgent,
    "true-client-ip": visitor.address,
    "x-real-ip": visitor.address,
    "x-forwarded-for": visitor.address,
    "x-forwarded-host": host,
    "x-forwarded-proto": protocol.slice(0, -1),
  });
  const own = ownCookies(cookies);
  if (own && request.path !== SCRIPT) headers.set("cookie", own);
  if (languages) headers.set("accept-language", languages);
  if (form) headers.set("content-type", "application/x-www-form-urlencoded");
  return headers;
}

function headersOf(res: Response, path: string, origin: string): Pick<Reply, "headers" | "token"> {
  const headers: [string, string][] = [];
  const copy = (name: string) => {
    const value = res.headers.get(name);
    if (value !== null) headers.push([name, value]);
  };
  if (path === SCRIPT && res.ok) {
    copy("content-type");
    headers.push(["cache-control", `public, max-age=${SCRIPT_SECONDS}`]);
    return { headers, token: null };
  }
  headers.push(["cache-control", "no-store"]);
  copy("location");
  let token: string | null = null;
  for (const line of res.headers.getSetCookie().filter(isOwnCookie)) {
    headers.push(["set-cookie", secured(line, origin)]);
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
    if (name === COOKIE) token = value || null;
  }
  return { headers, token };
}
