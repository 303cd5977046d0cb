/** What a handler hands to its page: data, status and the headers that every page needs. */
import type { HandlerResult } from "fresh/types";
import { endNoticeCookie } from "./cookies.ts";
import type { Ctx } from "../request/state.ts";

export interface PageOptions {
  status?: number;
  headers?: Record<string, string>;
  /** Never written to a disk: barcodes, mails, payments. */
  secret?: boolean;
  /** All visitors who are not signed in see it alike (`kept_pages.ts`), until a time or a commit. */
  shared?: { until: number | null };
}

/** Renders the route's page with `data`; loads what the frame around it shows. */
export async function page<Data>(
  ctx: Pick<Ctx, "state"> & Partial<Pick<Ctx, "req">>,
  data: Data,
  options: PageOptions = {},
): Promise<HandlerResult<Data>> {
  const { state } = ctx;
  // Loaded again, such a page would do once more what it says was done.
  if (ctx.req?.method === "POST" && (options.status ?? 200) < 400) {
    throw new Error("a post that succeeds leads on (303), it answers with no page");
  }
  await state.loadFrame();
  if (options.shared) state.context.sharedUntil = options.shared.until ?? Infinity;
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

/** By session, and by language: the switch's cookie, or what the browser asks for. */
export const PAGES_VARY = "Accept-Language, Cookie, Authorization";

function cacheControl(signedIn: boolean, secret: boolean): string {
  if (secret) return "private, no-store";
  return signedIn ? "private, no-cache" : "no-cache";
}
