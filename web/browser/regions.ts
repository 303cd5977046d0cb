/**
 * Parts of a page that change while it is open (`data-live="name"`): the same page is read again from
 * the server and they are put in place. What the server says is shown; nothing is worked out here.
 */

import { lostConnection } from "./connection.ts";

/** A page that could not be read; `status` 0: no answer, or another page's. */
export class NotRead extends Error {
  override readonly name = "NotRead";
  constructor(readonly status: number) {
    super(`the page could not be read (${status})`);
  }
}

/** The page at an address of ours, as the server has it now. Throws `NotRead`. */
export async function readPage(href: string, signal?: AbortSignal): Promise<Document> {
  const res = await fetch(href, { signal, headers: { accept: "text/html" } }).catch((error) => {
    if (signal?.aborted) throw error;
    lostConnection();
    throw new NotRead(0);
  });
  // A form with a mistake is answered with its page, too (422). A redirect leads to another page.
  if (res.redirected || !(res.ok || res.status === 422)) {
    throw new NotRead(res.redirected ? 0 : res.status);
  }
  return new DOMParser().parseFromString(await res.text(), "text/html");
}

const regionsIn = (root: Document) => root.querySelectorAll<HTMLElement>("[data-live]");

/**
 * Puts the regions of the page that was read in place of those that differ; answers what the new
 * ones have to say (`data-said`). Focus stays where it was, or on the region when its place is gone.
 */
export function putRegions(read: Document): string {
  const news = new Map([...regionsIn(read)].map((region) => [region.dataset.live, region]));
  const said: string[] = [];
  for (const old of regionsIn(document)) {
    const next = news.get(old.dataset.live);
    if (!next || next.isEqualNode(old)) continue;
    const focused = old.contains(document.activeElement) ? document.activeElement : null;
    const put = document.importNode(next, true);
    old.replaceWith(put);
    put.classList.add("changed");
    if (focused) (alike(put, focused) ?? put).focus({ preventScroll: true });
    if (next.dataset.said && next.dataset.said !== old.dataset.said) said.push(next.dataset.said);
  }
  document.title = read.title;
  for (const old of document.querySelectorAll<HTMLElement>("[data-live-class]")) {
    const next = read.querySelector(`[data-live-class="${old.dataset.liveClass}"]`);
    if (next) old.className = next.className;
  }
  return said.join(" ");
}

/** What stands where the focused element stood: the same link, field or button. */
function alike(region: HTMLElement, focused: Element): HTMLElement | undefined {
  const same = [...region.querySelectorAll<HTMLElement>(focused.tagName)];
  return same.find((one) =>
    one.getAttribute("href") === focused.getAttribute("href") &&
    one.textContent === focused.textContent && one.id === focused.id
  );
}
