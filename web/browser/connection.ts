/**
 * Watches whether the server can be reached. While it cannot, everything that would send something is
 * disabled, and clocks are hidden, since their holds may have ended meanwhile.
 */

/** How often an unreachable server is tried, in milliseconds. */
const TRY_AGAIN_MS = 5_000;

/** Event of a fetch that found no network; `watchConnection` listens to it. */
export const LOST = "connectionlost";
export const lostConnection = (): void => void dispatchEvent(new Event(LOST));

/** Calls `changed` whenever the connection is lost or comes back; returns a function that ends this. */
export function watchConnection(changed: (online: boolean) => void): () => void {
  let online = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts events and tries: the result of an older try is ignored. */
  let attempt = 0;
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
    const mine = ++attempt;
    const is = navigator.onLine && await reaches();
    if (mine === attempt) become(is);
  }
  function lost(): void {
    attempt++;
    become(false);
  }
  addEventListener("offline", lost);
  addEventListener(LOST, lost);
  addEventListener("online", tryAgain);
  if (!navigator.onLine) lost();
  return () => {
    attempt++;
    clearTimeout(timer);
    switchOn();
    removeEventListener("offline", lost);
    removeEventListener(LOST, lost);
    removeEventListener("online", tryAgain);
  };
}

/** Any response will do, refusals too. */
const reaches = (): Promise<boolean> =>
  fetch("/healthz", { method: "HEAD", cache: "no-store" }).then(() => true, () => false);

/** Elements that send something or lead to a payment. */
const SENDS = "form[method=post] button, a.button-primary";

/** Disables these, also those that are added meanwhile; returns a function that enables them again. */
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
