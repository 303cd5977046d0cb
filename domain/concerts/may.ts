/** Which moderator may decide about a concert. */
import { ownCase } from "../moderation/may.ts";
import { requirePermit } from "../permissions/guard.ts";
import type { Services } from "../ports/services.ts";
import { ok, refuse, type Result } from "../result.ts";
import { type Concert, concerts } from "./concert.ts";
import { sellsThere } from "./queries.ts";

/** Refusals: `not_found`, `forbidden`, and `own_ticket` for a moderator who sells tickets for it. */
export async function mayModerateConcert(
  x: Services,
  userId: string,
  concertId: string,
): Promise<Result<Concert>> {
  const found = await x.store.get(concerts, concertId);
  if (!found?.listed) return refuse("not_found");
  const thing = { namespace: "Concert", value: found } as const;
  const may = await requirePermit(x, userId, "moderate", thing);
  if (!may.ok) return may;
  return await sellsThere(x, userId, concertId) ? ownCase() : ok(found);
}
