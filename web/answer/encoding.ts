/** Which compressed forms of an answer the other side takes. */

export type Encoding = "br" | "gzip";

/** The best of ours that `Accept-Encoding` names, the smaller one first; null for none. */
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

/** Codings of a header that are looked at; browsers send four. */
const MAX_CODINGS = 16;
