/** ETags of the API: the version, the derived status and the viewer's role. */
import { refuse } from "./refused.ts";

/** As RFC 9110 writes it; the same for the same representation. */
export const etagOf = (version: number, status: string, role: string): string =>
  `"${version}-${status}-${role}"`;

/** 304 when the client has this representation already; weak comparison, as GET asks for. */
export function notModified(req: Request, etag: string): boolean {
  const given = req.headers.get("if-none-match");
  if (given === null) return false;
  return given.trim() === "*" || given.split(",").some((one) => opaque(one) === opaque(etag));
}

/**
 * The version that the client wants to change: 428 without `If-Match`, 412 for another version. The
 * version alone is compared, since compression weakens the tag and a lapse changes its status only.
 */
export function requireMatch(req: Request, version: number): number {
  const given = req.headers.get("if-match");
  if (given === null) refuse("version_required");
  if (given.trim() === "*") return version;
  const versions = given.split(",").map((one) => /^"(\d+)-[a-z]+-[a-z]+"$/.exec(opaque(one))?.[1]);
  if (!versions.includes(String(version))) refuse("version_mismatch");
  return version;
}

const opaque = (tag: string) => tag.trim().replace(/^W\//, "");
