/** Looking at the page anew, whoever wants it: one look at a time. */
import { setClock } from "./clock.ts";
import { putRegions, readPage } from "./regions.ts";

let looking: Promise<string> | null = null;

/**
 * Reads this page again and puts its regions in place; answers what they say, to the first who
 * looked: it is said once. Throws `NotRead`.
 */
export function look(): Promise<string> {
  if (looking) return looking.then(() => "");
  return looking = readPage(location.href).then((read) => {
    const now = read.querySelector<HTMLElement>("[data-now]")?.dataset.now;
    if (now) setClock(Number(now));
    return putRegions(read);
  }).finally(() => looking = null);
}

/** The state that the page shows, as the events name states. */
export const shownState = (): string | undefined =>
  document.querySelector<HTMLElement>("[data-state]")?.dataset.state;
