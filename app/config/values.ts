/** Checks of values in the environment. */

export const isAddress = (text: string): boolean => /^https?:/.test(text);

export function isDatabase(text: string): boolean {
  if (!/^\w{2,}:\/\//.test(text) && !isAddress(text)) return true; // a path
  return isPlainUrl(text);
}

export function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === text.replace(/\/$/, "");
}

export function isPlainUrl(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && isAddress(url.protocol) && url.username === "" && url.password === "";
}

export function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** `smtp://` or `smtps://`, a host, optionally user and password; no path, query or fragment. */
export function isMailServer(text: string): boolean {
  const url = URL.parse(text);
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === "") return false;
  if (!/^\/?$/.test(url.pathname) || url.search || url.hash) return false;
  try {
    decodeURIComponent(url.username + url.password);
    return (url.username === "") === (url.password === "");
  } catch {
    return false; // a literal "%" must be written as %25
  }
}

/** "tickets@tickets.example" or "Ticketing <tickets@tickets.example>". */
export const isMailbox = (text: string): boolean =>
  /^(?:[^<>@,;:"\r\n]{1,100} <[^\s<>@,;:"]+@[^\s<>@,;:"]+>|[^\s<>@,;:"]+@[^\s<>@,;:"]+)$/.test(
    text,
  );
