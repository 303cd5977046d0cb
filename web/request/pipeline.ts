/**
 * The entry of every request: what happens before and after its route.
 *
 * The folders of `web`, lowest first; each imports values only from lower ones: `answer` (how a response is
 * written), `request` (how a request is read, and this pipeline), `api`, `live`, `parts`, `pages`; routes are
 * above them all. `web/addresses.ts` and the interface `web/system.ts` are below.
 */
import type { Caller } from "#domain/ports/people.ts";
import type { RefusalCode } from "#domain/refusals.ts";
import { isError } from "#store/base/errors.ts";
import { because } from "#store/base/cause.ts";
import { visitorOf } from "./address.ts";
import { authenticate } from "./authenticate.ts";
import { isApiCall, isHealth, loggedPath, MAX_PATH } from "../addresses.ts";
import type { System } from "../system.ts";
import { contexts, type RequestContext } from "./context.ts";
import { NOTICE_COOKIE } from "../answer/cookies.ts";
import { createCors } from "../answer/cors.ts";
import { readCookie, readToken } from "./cookies.ts";
import { answerTo } from "../answer/errors.ts";
import { finish, type HtmlPage } from "../answer/finish.ts";
import { createKeptPages, isVisitor, type Reader } from "../answer/kept_pages.ts";
import { mannerOf } from "./language.ts";
import { problem } from "../answer/problem.ts";
import { isSafe } from "./methods.ts";
import { isTooLong, isUnreadable } from "./readable.ts";
import { setRateLimitHeaders } from "./rate_limit.ts";
import { Refused } from "../answer/refused.ts";
import { hasBearer, isCrossSite, ownOrigins } from "./same_origin.ts";

type Fetch = (req: Request) => Promise<Response>;

/** Whether the frame around this person's pages is the one of everybody who is signed in. */
type IsPlain = (context: RequestContext, userId: string) => Promise<boolean>;

/** The app's `fetch`; `render` runs the routes (Fresh). Never throws. */
export function createHandler(
  system: System,
  render: Fetch,
  isPlain: IsPlain = () => Promise.resolve(false),
): Fetch {
  const { config, log } = system;
  const origins = ownOrigins(config);
  const policy = {
    https: config.origin.startsWith("https:"),
    formOrigins: system.gateway.formOrigins,
  };
  const { load } = system;
  const cors = createCors(config.corsOrigins);
  const pages = createKeptPages(system.store);

  return async (req) => {
    const started = performance.now();
    const path = new URL(req.url).pathname;
    const requestId = crypto.randomUUID();
    const visitor = visitorOf(req, config.trustedProxies);
    const place = load.begin(visitor.address);
    const context = createContext(req, path, { system, requestId, visitor, place });
    contexts.set(req, context);
    try {
      const made = cors.preflight(req, path) ??
        await because({ requestId }, () => answer(req, path, context));
      const res = cors.open(req, path, await finish(req, made, { policy, requestId }));
      setRateLimitHeaders(res.headers, context.budgets);
      // While the process stops, the next request must come over another connection.
      if (load.isLeaving) res.headers.set("connection", "close");
      const ms = Math.round((performance.now() - started) * 10) / 10;
      system.requests.request(req.method, res.status, ms / 1000);
      // An orchestrator's probes, every few seconds.
      const level = isHealth(path) && res.ok ? "debug" : "info";
      log[level]("request", {
        method: req.method,
        path: isUnreadable(req) ? undefined : loggedPath(path),
        status: res.status,
        refusal: context.code,
        ms,
        requestId,
      });
      return res;
    } finally {
      place.end();
    }
  };

  async function answer(
    req: Request,
    path: string,
    context: RequestContext,
  ): Promise<Response | HtmlPage> {
    try {
      if (load.isTooMuch() && !isHealth(path)) {
        const refusal = { code: "overloaded", retryAfterSeconds: 1 } as const;
        // While the process stops, the client must retry over another connection.
        return problem(refusal, context.requestId, load.isClosed ? { connection: "close" } : {});
      }
      if (load.isLeaving && !isHealth(path) && isTriedAgain(req)) return elsewhere();
      if (context.place.isOneTooMany && !isHealth(path)) return refuse("rate_limited", context, 1);
      if (isUnreadable(req)) return refuse("malformed", context);
      if (isTooLong(req)) return await turnAway(req, path, "address_too_long", context, render);
      if (!isCrossSite(req, path, origins, context.token)) {
        return await pages.find(
          req,
          context.manner.language,
          () => readerOf(req, path, context, isPlain),
          () => render(req),
          () => context.sharing,
        );
      }
      return await refuseCrossSite(req, path, context, render);
    } catch (error) {
      log.error("request_failed", error, { requestId: context.requestId });
      return problem(answerTo(error).refusal, context.requestId);
    }
  }
}

/** Null: nobody else may get the same page. */
async function readerOf(
  req: Request,
  path: string,
  context: RequestContext,
  isPlain: IsPlain,
): Promise<Reader | null> {
  if (isVisitor(req)) return { userId: null };
  const isPage = req.method === "GET" && context.token !== undefined && !isApiCall(path);
  if (!isPage || context.notice !== undefined) return null;
  try {
    const caller = await context.signedIn();
    const isShared = caller !== null && await isPlain(context, caller.user.id);
    return isShared ? { userId: caller.user.id } : null;
  } catch {
    return null; // the page itself says what is wrong
  }
}

/** A proxy says with this header that it sends a request that only reads to another process after a 502. */
const isTriedAgain = (req: Request): boolean =>
  isSafe(req.method) && req.headers.get("x-upstream-retry") === "502";

/** Tells such a proxy that this process is stopping; it sends nothing more here, not even requests that write. */
const elsewhere = () => new Response(null, { status: 502, headers: { connection: "close" } });

function refuse(code: RefusalCode, context: RequestContext, retryAfterSeconds?: number): Response {
  context.code = code;
  return problem({ code, retryAfterSeconds }, context.requestId);
}

/** 405 takes precedence over `cross_site`, so the routes are asked with OPTIONS which methods they allow. */
async function refuseCrossSite(
  req: Request,
  path: string,
  context: RequestContext,
  render: Fetch,
): Promise<Response> {
  const stranger: RequestContext = {
    ...context,
    token: undefined,
    signedIn: () => Promise.resolve(null),
    groups: () => Promise.resolve([]),
    groupsShown: () => Promise.resolve([]),
  };
  const probe = new Request(req.url, { method: "OPTIONS", headers: { accept: "*/*" } });
  contexts.set(probe, stranger);
  const options = await render(probe);
  const allow = options.headers.get("allow")?.split(", ");
  if (allow && !allow.includes(req.method)) return options;
  await options.body?.cancel();
  return await turnAway(req, path, "cross_site", stranger, render);
}

/** Requests that the middleware will refuse, so that they get the usual error page. */
const turnedAway = new WeakMap<Request, RefusalCode>();

/** For the middleware: throws the refusal of a request that the pipeline has turned away. */
export function throwIfTurnedAway(req: Request): void {
  const code = turnedAway.get(req);
  if (code) throw new Refused({ code });
}

/** Renders the refusal as a page or a problem document, which contains nothing from the request. */
async function turnAway(
  req: Request,
  path: string,
  code: RefusalCode,
  context: RequestContext,
  render: Fetch,
): Promise<Response> {
  if (path.length > MAX_PATH) return refuse(code, context);
  const inner = new Request(new URL(path, req.url), { headers: { accept: "*/*" } });
  contexts.set(inner, context);
  turnedAway.set(inner, code);
  const res = await render(inner);
  context.code = code;
  return res;
}

function createContext(
  req: Request,
  path: string,
  { system, requestId, visitor, place }:
    & Pick<RequestContext, "requestId" | "visitor" | "place">
    & { system: System },
): RequestContext {
  const token = hasBearer(req) ? undefined : readToken(req, system);
  const manner = mannerOf(req, system.settings);
  let who: Promise<Caller | null> | undefined;
  let groups: Promise<string[]> | undefined;
  const groupsOf = () =>
    groups ??= signedIn().then((me) => me ? system.permissions.groupsOf(me.user.id) : []);
  const authenticateAgain = () => authenticate(system, req, path, token, manner.language);
  const signedIn = () => who ??= authenticateAgain();
  return {
    system,
    requestId,
    visitor,
    place,
    now: system.store.now(),
    signedIn,
    authenticateAgain,
    groups: groupsOf,
    groupsShown: () =>
      groupsOf().catch((error) => {
        if (isError(error, "PermissionsUnavailable")) return [];
        throw error;
      }),
    token,
    manner,
    // A page that a script fetches must not use up the notice, which is for the page that people see.
    notice: req.headers.get("sec-fetch-dest") === "empty"
      ? undefined
      : readCookie(req, NOTICE_COOKIE),
  };
}
