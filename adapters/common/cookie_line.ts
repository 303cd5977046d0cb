/** Cookies that an Ory server sets, passed on to the browser. */

/** Adds `Secure` if our origin is https: a server in development mode leaves it out. */
export function secured(line: string, origin: string): string {
  const isSecure = line.split(";").slice(1).some((part) => part.trim().toLowerCase() === "secure");
  return origin.startsWith("https:") && !isSecure ? `${line}; Secure` : line;
}
