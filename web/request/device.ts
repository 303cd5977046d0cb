/** Names of browser and system from a user agent, for the list of sessions. */
import Bowser from "bowser";

interface Device {
  /** Null when the user agent does not name it. */
  browser: string | null;
  system: string | null;
}

export function deviceOf(userAgent: string): Device {
  // The library throws for an empty one.
  const { browser, os } = Bowser.parse(userAgent || "-");
  return { browser: browser.name || null, system: os.name || null };
}
