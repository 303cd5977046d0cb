/** Another server's cookies, on their way to a browser. */

/** On https no cookie goes without TLS, however that server was started. */
export function secured(line: string, origin: string): string {
  const isSecure = line.split(";").slice(1).some((part) => part.trim().toLowerCase() === "secure");
  return origin.startsWith("https:") && !isSecure ? `${line}; Secure` : line;
}
