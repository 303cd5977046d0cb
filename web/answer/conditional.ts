/**
 * ETags of the API, made of version, derived status, and the viewer's role or a digest of the answer, and
 * conditional requests.
 */
import { hash } from "node:crypto";
import { refuse } from "./refused.ts";

/** The same for the same representation (RFC 9110). */
export const etagOf = (version: number, status: string, role: string): string =>
  `"${version}-${status}-${role}"`;

/** The same for the same content; for ETags. */
export const digestOf = (body: unknown): string =>
  hash("sha256", JSON.stringify(body), "base64url").slice(0, 22);

/** Whether the client has this representation already (304); compares weakly, as RFC 9110 says for GET. */
export function notModified(req: Request, etag: string): boolean {
  const given = req.headers.get("if-none-match");
  if (given === null) return false;
  return given.trim() === "*" || given.split(",").some((one) => opaque(one) === opaque(etag));
}

/**
 * The version that the client wants to change. Throws `version_required` (428) without `If-Match` and
 * `version_mismatch` (412) for another version. Only the version is compared: compression weakens the
 * tag, and a lapse changes its status alone.
 */
export function requireMatch(req: Request, version: number): number {
  const given = req.headers.get("if-match");
  if (given === null) refuse("version_required");
  if (given.trim() === "*") return version;
  const versions = given.split(",").map((one) => /^"(\d+)-[a-z]+-[\w-]+"$/.exec(opaque(one))?.[1]);
  if (!versions.includes(String(version))) refuse("version_mismatch");
  return version;
}

const opaque = (tag: string) => tag.trim().replace(/^W\//, "");
