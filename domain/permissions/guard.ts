/** The permission check of every command. */
import type { Services } from "../ports/services.ts";
import { ok, refuse, type Result } from "../result.ts";
import type { Permit, Subject, Thing } from "../ports/permissions.ts";

/** Refusals: `forbidden` if the subject may see the thing; otherwise `not_found`, which does not reveal it. */
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
