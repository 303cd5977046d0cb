/** The one way in which a command asks whether it may: what may not be known is not found. */
import type { Services } from "../ports/mod.ts";
import { ok, refuse, type Result } from "../result.ts";
import type { Permit, Subject, Thing } from "../ports/permissions.ts";

/** `forbidden` for a thing that the subject may see, `not_found` for what they may not know exists. */
export async function requirePermit(
  x: Pick<Services, "permissions">,
  subject: Subject,
  permit: Permit,
  thing: Thing,
): Promise<Result<null>> {
  if (await x.permissions.allows(subject, permit, thing)) return ok(null);
  const visible = permit !== "view" && await x.permissions.allows(subject, "view", thing);
  return refuse(visible ? "forbidden" : "not_found");
}
