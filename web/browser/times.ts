/**
 * Times in the reader's zone. The server names its own zone in deadlines; here they become the reader's. A
 * concert keeps the time of its venue, whose zone is named unless the reader's clock shows the same.
 */
import { clockTime, momentTime, timeLeft, type TimeManner } from "#words/format.ts";
import { clockText } from "../parts/clock_text.ts";

/** As `Manner`, with the installation's time zone. */
export type PageManner = TimeManner;

let manner: PageManner | null = null;

/** The page's language and formats; before this call, times stay as the server wrote them. */
export const beginTimes = (ofPage: PageManner): void => void (manner = ofPage);

const texts = { clock: clockTime, moment: momentTime };

/** Puts the times below `root` into the reader's zone: those of the page, or of one that was read. */
export function localise(root: ParentNode): void {
  if (manner === null) return;
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  for (const time of root.querySelectorAll("time")) {
    const at = Date.parse(time.dateTime);
    const { zone, time: look } = time.dataset;
    if (zone !== undefined) {
      const named = time.lastElementChild as HTMLElement;
      named.hidden = localNow(at, zone) === localNow(at, timeZone);
    } else if (look !== undefined && localNow(at, timeZone) !== localNow(at, manner.timeZone)) {
      time.textContent = texts[look as keyof typeof texts](at, { ...manner, timeZone });
    }
  }
}

/** What clocks of a zone show at that instant, to compare zones: two names may be one time. */
function localNow(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat("en", { timeZone, dateStyle: "short", timeStyle: "long" })
    .format(at).replace(/ [^ ]*$/, "");
}

/** The time left in words, such as "14 min"; as on a clock where the browser has no words for it. */
export function leftText(ms: number): string {
  return manner && "DurationFormat" in Intl ? timeLeft(ms, manner.locale) : clockText(ms);
}
