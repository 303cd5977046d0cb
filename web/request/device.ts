/** What somebody is signed in with, as its user agent names itself. */
import Bowser from "bowser";

export interface Device {
  /** Null when it does not say. */
  browser: string | null;
  system: string | null;
}

export function deviceOf(userAgent: string): Device {
  // The library refuses an empty one.
  const { browser, os } = Bowser.parse(userAgent || "-");
  return { browser: browser.name || null, system: os.name || null };
}
