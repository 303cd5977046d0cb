/**
 * A cache of the pages that are the same for all visitors. A page is rendered once, even when many
 * visitors ask at the same time, and is kept for at most a second and until the next commit. A visitor
 * is a request without cookies but the language's; everybody else gets a page of their own. See
 * `docs/decisions/kept_pages.md`.
 */
import { LRUCache } from "lru-cache";
import type { Store } from "#store/types.ts";
import type { Language } from "#words/languages.ts";
import { notModified } from "./conditional.ts";
import { concat, type HtmlPage, readPage } from "./finish.ts";
import { LANGUAGE_COOKIE } from "./cookies.ts";

/** Maximum delay before a page shows commits of other processes. Milliseconds. */
export const KEPT_MS = 1_000;
/** Maximum number of kept pages, about 30 KB each. */
const MAX_PAGES = 200;
/** Longer addresses are hardly ever requested twice. Characters. */
const MAX_NAME_LENGTH = 600;

interface KeptPage {
  page: HtmlPage;
  /** The store's number of commits when the page was made: a higher one makes it stale. */
  commits: number;
  /** Epoch ms. */
  until: number;
}

interface Making {
  /** The store's number of commits before anything was read for the page. */
  commits: number;
  /** Null: the page cannot be shared. */
  page: Promise<KeptPage | null>;
}

export function createKeptPages(store: Pick<Store, "now" | "stats">) {
  const pages = new LRUCache<string, KeptPage>({ max: MAX_PAGES });
  /** Pages that are being rendered. */
  const underWay = new Map<string, Making>();

  function answer({ page }: KeptPage, req: Request): Response | HtmlPage {
    if (!notModified(req, page.headers.get("etag")!)) return page;
    const headers = new Headers(page.headers);
    headers.delete("content-type");
    return new Response(null, { status: 304, headers });
  }

  return {
    /** The page for this request. `make` renders it; afterwards `sharedUntil` says how long it may be kept. */
    async find(
      req: Request,
      language: Language,
      make: () => Promise<Response>,
      sharedUntil: () => number | undefined,
    ): Promise<Response | HtmlPage> {
      const name = nameOf(req, language);
      if (name === null) return await make();
      const kept = pages.get(name);
      // Taken before anything is read: a commit during the rendering makes the page stale.
      const [commits, now] = [store.stats.commits, store.now()];
      if (kept && kept.commits === commits && now < kept.until) return answer(kept, req);
      const other = underWay.get(name);
      if (other?.commits === commits) {
        const made = await other.page;
        if (made && now < made.until) return answer(made, req);
        return await make(); // not shareable, or it failed
      }
      const { promise, resolve } = Promise.withResolvers<KeptPage | null>();
      const making = { commits, page: promise };
      underWay.set(name, making);
      let made: KeptPage | null = null;
      try {
        const res = await make();
        const until = sharedUntil();
        if (res.status !== 200 || until === undefined) return res;
        const page = { ...await readPage(res), encoded: new Map() };
        page.headers.set("etag", await tagOf(page));
        made = { page, commits, until: Math.min(until, now + KEPT_MS) };
        pages.set(name, made);
      } finally {
        if (underWay.get(name) === making) underWay.delete(name);
        resolve(made);
      }
      return answer(made, req);
    },
  };
}

/** The choice of a language sets this cookie; any other cookie may identify somebody. */
const ONLY_LANGUAGE = new RegExp(`^${LANGUAGE_COOKIE}=[a-z]+$`);

/** The cache key; null for everybody but visitors, and for requests that do not want a whole page. */
function nameOf({ method, url, headers }: Request, language: Language): string | null {
  if (method !== "GET" || headers.has("authorization")) return null;
  const cookie = headers.get("cookie");
  if (cookie !== null && !ONLY_LANGUAGE.test(cookie)) return null;
  if (headers.has("fresh-partial")) return null;
  const name = `${language} ${url}`;
  return name.length > MAX_NAME_LENGTH ? null : name;
}

/** A weak tag: it does not cover the nonce, which changes with each rendering. */
async function tagOf({ head, rest }: HtmlPage): Promise<string> {
  const bytes = concat(new TextEncoder().encode(head), rest);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-1", bytes));
  return `W/"${digest.toHex().slice(0, 20)}"`;
}
