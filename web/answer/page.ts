/** What a handler passes to its page: data, status and the headers that every page needs. */
import type { HandlerResult } from "fresh/types";
import { endNoticeCookie } from "./cookies.ts";
import type { Sharing } from "./kept_pages.ts";
import type { Ctx } from "../request/state.ts";

export interface PageOptions {
  status?: number;
  headers?: Record<string, string>;
  /** Browsers must not store it: barcodes, mails, payments. */
  secret?: boolean;
  /**
   * Visitors may share one copy (`kept_pages.ts`) until this time, or until a commit changes what it shows; null:
   * only the latter. `isOwn`: see there; without it nobody who is signed in shares it.
   */
  shared?: { until: number | null; isOwn?: Sharing["isOwn"] };
}

/** Renders the route's page with `data`; loads what the frame around it shows. */
export async function page<Data>(
  ctx: Pick<Ctx, "state"> & Partial<Pick<Ctx, "req">>,
  data: Data,
  options: PageOptions = {},
): Promise<HandlerResult<Data>> {
  const { state } = ctx;
  // Reloading such a page would repeat the post.
  if (ctx.req?.method === "POST" && (options.status ?? 200) < 400) {
    throw new Error("a post that succeeds must redirect (303) instead of rendering a page");
  }
  await state.loadFrame();
  if (options.shared) {
    const { until, isOwn } = options.shared;
    state.context.sharing = { until: until ?? Infinity, isOwn };
  }
  const headers = new Headers(options.headers);
  headers.set("vary", PAGES_VARY);
  headers.set("content-language", state.manner.language);
  headers.set(
    "cache-control",
    cacheControl(state.signedIn !== null || state.unknown, options.secret ?? false),
  );
  if (state.context.notice) {
    headers.append("set-cookie", endNoticeCookie(state.system.config.origin));
  }
  return { data, status: options.status, headers };
}

/** Pages depend on the session and on the language, from a cookie or the browser. */
export const PAGES_VARY = "Accept-Language, Cookie, Authorization";

function cacheControl(signedIn: boolean, secret: boolean): string {
  if (secret) return "private, no-store";
  return signedIn ? "private, no-cache" : "no-cache";
}
