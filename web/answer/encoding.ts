/** `Accept-Encoding`: which compression a client accepts. */

export type Encoding = "br" | "gzip";

/** Brotli if accepted, else gzip; null for neither. */
export function acceptedEncoding(req: Request): Encoding | null {
  const given = req.headers.get("accept-encoding");
  if (given === null) return null;
  let gzip = false;
  for (const part of given.split(",", MAX_CODINGS)) {
    const [coding, ...parameters] = part.split(";").map((text) => text.trim().toLowerCase());
    if (parameters.some((text) => /^q=0(\.0*)?$/.test(text))) continue;
    if (coding === "br") return "br";
    gzip ||= coding === "gzip";
  }
  return gzip ? "gzip" : null;
}

/** Only this many codings of a header are read; browsers send four. */
const MAX_CODINGS = 16;
