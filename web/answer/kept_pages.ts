/**
 * Pages that every visitor sees alike are made once and kept for a moment, until anything is
 * committed: when many come at the same time, also before the first has its page, they cost little
 * more than to be sent. Only who brings no cookie is a visitor; everybody else gets a page made for
 * them. See `docs/decisions/kept_pages.md`.
 */
import { LRUCache } from "lru-cache";
import type { Store } from "#store/types.ts";
import type { Language } from "#words/languages.ts";
import { notModified } from "./conditional.ts";
import { concat, type HtmlPage, readPage } from "./finish.ts";
import { LANGUAGE_COOKIE } from "./cookies.ts";

/** What other processes commit, and what time changes, shows this late at most. Milliseconds. */
export const KEPT_MS = 1_000;
/** Pages kept at most, of some 30 KB each. */
const MAX_PAGES = 200;
/** Longer ones are hardly asked for twice. Characters. */
const MAX_NAME_LENGTH = 600;

interface KeptPage {
  page: HtmlPage;
  /** While the store has made no more commits than this, and until then; epoch ms. */
  commits: number;
  until: number;
}

interface Making {
  /** As they were before anything was read for it. */
  commits: number;
  /** Null: there is none to share. */
  page: Promise<KeptPage | null>;
}

export type KeptPages = ReturnType<typeof createKeptPages>;

export function createKeptPages(store: Pick<Store, "now" | "stats">) {
  const pages = new LRUCache<string, KeptPage>({ max: MAX_PAGES });
  /** Pages that are being made: as many as requests that make them. */
  const underWay = new Map<string, Making>();

  function answer({ page }: KeptPage, req: Request): Response | HtmlPage {
    if (!notModified(req, page.headers.get("etag")!)) return page;
    const headers = new Headers(page.headers);
    headers.delete("content-type");
    return new Response(null, { status: 304, headers });
  }

  return {
    /** The page for a visitor; made anew by `make`, after which `sharedUntil` says how long it may be kept. */
    async find(
      req: Request,
      language: Language,
      make: () => Promise<Response>,
      sharedUntil: () => number | undefined,
    ): Promise<Response | HtmlPage> {
      const name = nameOf(req, language);
      if (name === null) return await make();
      const kept = pages.get(name);
      // As they are before anything is read: what is committed meanwhile makes the page stale.
      const [commits, now] = [store.stats.commits, store.now()];
      if (kept && kept.commits === commits && now < kept.until) return answer(kept, req);
      const other = underWay.get(name);
      if (other?.commits === commits) {
        const made = await other.page;
        if (made && now < made.until) return answer(made, req);
        return await make(); // it is nobody else's, or failed: so each has its own
      }
      const { promise, resolve } = Promise.withResolvers<KeptPage | null>();
      const making = { commits, page: promise };
      underWay.set(name, making);
      let made: KeptPage | null = null;
      try {
        const res = await make();
        const until = sharedUntil();
        if (res.status !== 200 || until === undefined) return res;
        const page = { ...await readPage(res), forms: new Map() };
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

/** The switch of languages leaves it; whoever brings another one may be somebody. */
const ONLY_LANGUAGE = new RegExp(`^${LANGUAGE_COOKIE}=[a-z]+$`);

/** Null for everybody but visitors, and where a page is not what is asked for. */
function nameOf({ method, url, headers }: Request, language: Language): string | null {
  if (method !== "GET" || headers.has("authorization")) return null;
  const cookie = headers.get("cookie");
  if (cookie !== null && !ONLY_LANGUAGE.test(cookie)) return null;
  if (headers.has("fresh-partial")) return null;
  const name = `${language} ${url}`;
  return name.length > MAX_NAME_LENGTH ? null : name;
}

/** Weak: made before the nonce of the scripts, which is another one when the page is made anew. */
async function tagOf({ head, rest }: HtmlPage): Promise<string> {
  const bytes = concat(new TextEncoder().encode(head), rest);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-1", bytes));
  return `W/"${digest.toHex().slice(0, 20)}"`;
}
