/** Reads the page again; concurrent calls share one read. */
import { setClock } from "./clock.ts";
import { putRegions, readPage } from "./regions.ts";

let looking: Promise<string> | null = null;

/**
 * Reads this page again and replaces its regions. Resolves to what they announce, for the first caller
 * only, so that it is announced once. Throws `NotRead`.
 */
export function look(): Promise<string> {
  if (looking) return looking.then(() => "");
  return looking = readPage(location.href).then((read) => {
    const now = read.querySelector<HTMLElement>("[data-now]")?.dataset.now;
    if (now) setClock(Number(now));
    return putRegions(read);
  }).finally(() => looking = null);
}

/** The id of the state that the page shows, as in events. */
export const shownState = (): string | undefined =>
  document.querySelector<HTMLElement>("[data-state]")?.dataset.state;
