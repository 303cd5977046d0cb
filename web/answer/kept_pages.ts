/**
 * A cache of pages that are the same for many people: for all visitors, or for all who are signed in and to whom
 * a page says nothing of their own. A page is rendered once, even when many ask at the same time, and is kept for
 * at most a second and until a commit changes something that it shows. See `docs/decisions/kept_pages.md`.
 */
import { LRUCache } from "lru-cache";
import type { Noting } from "#store/kv/notes.ts";
import type { Store } from "#store/types.ts";
import type { Language } from "#words/languages.ts";
import { notModified } from "./conditional.ts";
import { concat, type HtmlPage, readPage } from "./finish.ts";
import { LANGUAGE_COOKIE } from "./cookies.ts";

/** Maximum delay before a page shows commits of other processes. Milliseconds. */
export const KEPT_MS = 1_000;
/** Maximum number of kept pages, about 30 KB each. */
const MAX_PAGES = 200;
/** Maximum number of addresses that are known to be of pages for one person, for a second. */
const MAX_UNSHARED = 1_000;
/** Longer addresses are hardly ever requested twice. Characters. */
const MAX_NAME_LENGTH = 600;

/** Who may get the same copy of a page that was rendered. */
export interface Sharing {
  /** When it changes without a commit; epoch ms. */
  readonly until: number;
  /**
   * Set if the page says nothing of their own to the person for whom it was rendered: whether it would, or might, to
   * another one. Absent: only visitors share it.
   */
  readonly isOwn?: (userId: string) => boolean | Promise<boolean>;
}

/** Who asks, if others may get the same: null for a visitor, or the id of somebody with nothing of their own in the frame. */
export type Reader = { readonly userId: string | null };

interface KeptPage {
  readonly page: HtmlPage;
  /** What was read for it. */
  readonly noting: Noting;
  readonly sharing: Sharing;
  /** Epoch ms. */
  readonly until: number;
}

interface Making {
  readonly noting: Noting;
  /** own: it is of somebody who gets a page of their own · null: the page cannot be shared. */
  readonly page: Promise<KeptPage | "own" | null>;
}

export function createKeptPages(store: Pick<Store, "now" | "noting">) {
  const pages = new LRUCache<string, KeptPage>({
    max: MAX_PAGES,
    dispose: ({ noting }) => noting.end(),
  });
  /** Pages that were for their own reader alone, and when: nobody waits for those. */
  const unshared = new LRUCache<string, number>({ max: MAX_UNSHARED });
  /** Pages that are being rendered. */
  const underWay = new Map<string, Making>();

  function answer({ page }: KeptPage, req: Request): Response | HtmlPage {
    const tag = page.headers.get("etag");
    if (tag === null || !notModified(req, tag)) return page;
    const headers = new Headers(page.headers);
    headers.delete("content-type");
    return new Response(null, { status: 304, headers });
  }

  const isFor = async ({ sharing }: KeptPage, { userId }: Reader): Promise<boolean> =>
    userId === null || !await sharing.isOwn!(userId);

  /** Null: it is not for others. */
  async function kept(
    res: Response,
    noting: Noting,
    reader: Reader,
    sharing: Sharing | undefined,
    now: number,
  ): Promise<KeptPage | null> {
    if (res.status !== 200 || sharing === undefined || res.headers.has("set-cookie")) return null;
    if (reader.userId !== null && sharing.isOwn === undefined) return null;
    const page = { ...await readPage(res), encoded: new Map() };
    // Browsers keep no page of somebody who is signed in without asking.
    if (reader.userId === null) page.headers.set("etag", await tagOf(page));
    return { page, noting, sharing, until: Math.min(sharing.until, now + KEPT_MS) };
  }

  return {
    /**
     * The page for this request. `make` renders it; afterwards `sharing` says for whom it is. `readerOf`: null for
     * somebody who gets a page of their own; a visitor only for the request of one (`isVisitor`).
     */
    async find(
      req: Request,
      language: Language,
      readerOf: () => Promise<Reader | null>,
      make: () => Promise<Response>,
      sharing: () => Sharing | undefined,
    ): Promise<Response | HtmlPage> {
      const name = nameOf(req, language);
      if (!name) return await make();
      const now = store.now();
      if (now - (unshared.get(name) ?? -Infinity) < KEPT_MS) return await make();
      const known = pages.get(name);
      if (known && known.noting.isCurrent && now < known.until) {
        const reader = await readerOf();
        return reader && await isFor(known, reader) ? answer(known, req) : await make();
      }
      const other = underWay.get(name);
      if (other?.noting.isCurrent) {
        const reader = await readerOf();
        if (!reader) return await make();
        const made = await other.page;
        // The next one to ask makes it for the others.
        if (made === "own") return await this.find(req, language, readerOf, make, sharing);
        const isShared = made && store.now() < made.until && await isFor(made, reader);
        return isShared ? answer(made, req) : await make(); // not shareable, or it failed
      }
      const { promise, resolve } = Promise.withResolvers<KeptPage | "own" | null>();
      // From before anything is read: a commit during the rendering makes the page stale.
      const noting = store.noting();
      const making = { noting, page: promise };
      underWay.set(name, making);
      let made: KeptPage | null = null;
      let isOwn = false;
      try {
        const res = await noting.during(make);
        const reader = await readerOf();
        isOwn = reader === null;
        made = reader && await kept(res, noting, reader, sharing(), now);
        if (!made) {
          if (!isOwn) unshared.set(name, now);
          return res;
        }
        pages.set(name, made);
      } finally {
        if (!made) noting.end();
        if (underWay.get(name) === making) underWay.delete(name);
        resolve(isOwn ? "own" : made);
      }
      return answer(made, req);
    },
  };
}

/** The choice of a language sets this cookie; any other cookie may identify somebody. */
const ONLY_LANGUAGE = new RegExp(`^${LANGUAGE_COOKIE}=[a-z]+$`);

/** Whether this is the request of a visitor: nobody can be known by it. */
export function isVisitor({ headers }: Request): boolean {
  const cookie = headers.get("cookie");
  return !headers.has("authorization") && (cookie === null || ONLY_LANGUAGE.test(cookie));
}

/** The cache key; null for requests that do not want a whole page. */
function nameOf(req: Request, language: Language): string | null {
  const { method, url, headers } = req;
  if (method !== "GET" || headers.has("fresh-partial")) return null;
  const name = `${isVisitor(req) ? "visitor" : "person"} ${language} ${url}`;
  return name.length > MAX_NAME_LENGTH ? null : name;
}

/** A weak tag: it does not cover the nonce, which changes with each rendering. */
async function tagOf({ head, rest }: HtmlPage): Promise<string> {
  const bytes = concat(new TextEncoder().encode(head), rest);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-1", bytes));
  return `W/"${digest.toHex().slice(0, 20)}"`;
}
