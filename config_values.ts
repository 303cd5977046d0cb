/** What a text of the environment has to look like. */

export const isAddress = (text: string): boolean => /^https?:/.test(text);

export function isDatabase(text: string): boolean {
  if (!/^\w{2,}:\/\//.test(text) && !isAddress(text)) return true; // a path
  const url = URL.parse(text);
  return url !== null && isAddress(url.protocol) && url.username === "" && url.password === "";
}

export const isLoopback = (host: string): boolean =>
  host === "localhost" || host === "::1" || host.startsWith("127.");

export function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === text.replace(/\/$/, "");
}

export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

export function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
