/**
 * Whether the server can be reached. While it cannot, what would be sent is switched off, and clocks
 * are not shown: what they count down to may have been lost meanwhile.
 */

/** How often an unreachable server is tried, milliseconds; a browser that knows it is offline waits. */
const TRY_AGAIN_MS = 5_000;

/** A fetch of ours found no network; `watchConnection` hears it. */
export const LOST = "connectionlost";
export const lostConnection = (): void => void dispatchEvent(new Event(LOST));

/** Tells `changed` each time that the connection goes or comes back; the answer ends it. */
export function watchConnection(changed: (online: boolean) => void): () => void {
  let online = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Grows with all that is heard: a look that began before says nothing of what has come since. */
  let heard = 0;
  let switchOn = () => {};

  function become(is: boolean): void {
    clearTimeout(timer);
    if (!is) timer = setTimeout(tryAgain, TRY_AGAIN_MS);
    if (is === online) return;
    online = is;
    if (online) switchOn();
    else switchOn = switchOff();
    changed(online);
  }
  async function tryAgain(): Promise<void> {
    const mine = ++heard;
    const is = navigator.onLine && await reaches();
    if (mine === heard) become(is);
  }
  function lost(): void {
    heard++;
    become(false);
  }
  addEventListener("offline", lost);
  addEventListener(LOST, lost);
  addEventListener("online", tryAgain);
  if (!navigator.onLine) lost();
  return () => {
    heard++;
    clearTimeout(timer);
    switchOn();
    removeEventListener("offline", lost);
    removeEventListener(LOST, lost);
    removeEventListener("online", tryAgain);
  };
}

/** Any answer will do: a server that refuses is there. */
const reaches = (): Promise<boolean> =>
  fetch("/healthz", { method: "HEAD", cache: "no-store" }).then(() => true, () => false);

/** What sends something, or leads to where money is paid. */
const SENDS = "form[method=post] button, a.button-primary";

/** Also what comes while it lasts: a part of the page that is put in place late. The answer ends it. */
function switchOff(): () => void {
  const root = document.documentElement;
  const switchAll = () => {
    for (const one of document.querySelectorAll<HTMLElement>(SENDS)) {
      if (one.inert) continue;
      one.inert = true;
      one.dataset.off = "";
    }
  };
  root.toggleAttribute("data-offline", true);
  switchAll();
  const coming = new MutationObserver(switchAll);
  const attributeFilter = ["class", "method", "inert"];
  coming.observe(root, { childList: true, subtree: true, attributeFilter });
  return () => {
    coming.disconnect();
    root.toggleAttribute("data-offline", false);
    for (const one of document.querySelectorAll<HTMLElement>("[data-off]")) {
      one.inert = false;
      delete one.dataset.off;
    }
  };
}
