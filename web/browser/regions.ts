/**
 * Parts of a page that change while it is open (`data-live="name"`): the page is read again from the
 * server, and they are replaced. Nothing is computed in the browser.
 */

import { keepTyped } from "./typed.ts";
import { localise } from "./times.ts";
import { lostConnection } from "./connection.ts";

/** A page that could not be read; `status` 0: no response, or a redirect to another page. */
export class NotRead extends Error {
  override readonly name = "NotRead";
  constructor(readonly status: number) {
    super(`the page could not be read (${status})`);
  }
}

/** Fetches a page of ours. Throws `NotRead`. */
export async function readPage(href: string, signal?: AbortSignal): Promise<Document> {
  const res = await fetch(href, { signal, headers: { accept: "text/html" } }).catch((error) => {
    if (signal?.aborted) throw error;
    lostConnection();
    throw new NotRead(0);
  });
  // A form with a mistake has a page too (422). A redirect leads to another page.
  if (res.redirected || !(res.ok || res.status === 422)) {
    throw new NotRead(res.redirected ? 0 : res.status);
  }
  const page = new DOMParser().parseFromString(await res.text(), "text/html");
  localise(page);
  return page;
}

const regionsIn = (root: Document | HTMLElement) =>
  root.querySelectorAll<HTMLElement>("[data-live]");

/**
 * Replaces the regions that differ with those of the page that was read; returns what the new ones announce
 * (`announced`). A region with a `data-live-key` has regions in it, and is replaced as a whole only if its key
 * differs. Focus stays on the same element, or moves to the region if that is gone; what was typed stays.
 */
export function putRegions(read: Document): string {
  const news = new Map([...regionsIn(read)].map((region) => [region.dataset.live, region]));
  const said: string[] = [];
  for (const old of regionsIn(document)) {
    const next = news.get(old.dataset.live);
    // Not there: it was part of a region that is replaced.
    if (!next || !document.contains(old) || isSame(old, next)) continue;
    for (const one of [old, ...regionsIn(old)]) {
      const shown = news.get(one.dataset.live);
      if (shown) said.push(...announced(one, shown));
    }
    replace(old, next);
  }
  document.title = read.title;
  for (const old of document.querySelectorAll<HTMLElement>("[data-live-class]")) {
    const next = read.querySelector(`[data-live-class="${old.dataset.liveClass}"]`);
    if (next) old.className = next.className;
  }
  return said.join(" ");
}

function isSame(old: HTMLElement, next: HTMLElement): boolean {
  const { liveKey } = old.dataset;
  if (liveKey !== undefined) return liveKey === next.dataset.liveKey;
  const shown = old.cloneNode(true) as HTMLElement;
  shown.classList.remove(CHANGED);
  if (shown.className === "" && !next.hasAttribute("class")) shown.removeAttribute("class");
  return shown.isEqualNode(next);
}

/** Of a region that was replaced; the style sheet lets it appear softly. */
const CHANGED = "changed";

function replace(old: HTMLElement, next: HTMLElement): void {
  const focused = old.contains(document.activeElement)
    ? document.activeElement as HTMLElement
    : null;
  const put = document.importNode(next, true);
  keepTyped(old, put);
  old.replaceWith(put);
  // Scripts have made these parts work: the same elements move to the new region.
  for (const kept of old.querySelectorAll<HTMLElement>("[data-live-keep]")) {
    put.querySelector(`[data-live-keep="${kept.dataset.liveKeep}"]`)?.replaceWith(kept);
  }
  put.classList.add(CHANGED);
  if (!focused) return;
  const target = put.contains(focused) ? focused : alike(put, focused) ?? put;
  target.focus({ preventScroll: true });
}

/** What the new region announces: its `data-said`, or the words of the part with another `data-says`. */
function announced(old: HTMLElement, next: HTMLElement): string[] {
  const { said } = next.dataset;
  // A region with regions in it leaves that to them.
  const part = next.dataset.liveKey === undefined
    ? next.querySelector<HTMLElement>("[data-says]")
    : null;
  const former = old.querySelector<HTMLElement>("[data-says]");
  return [
    ...(said && said !== old.dataset.said ? [said] : []),
    ...(part && part.dataset.says !== former?.dataset.says ? [part.textContent] : []),
  ];
}

/** The counterpart of the focused element: the same link, field or button. */
function alike(region: HTMLElement, focused: Element): HTMLElement | undefined {
  const same = [...region.querySelectorAll<HTMLElement>(focused.tagName)];
  return same.find((one) =>
    one.getAttribute("href") === focused.getAttribute("href") &&
    one.textContent === focused.textContent && one.id === focused.id
  );
}
