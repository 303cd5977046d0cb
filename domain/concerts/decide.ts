/** What moderators decide about concerts: a change of the concert's row, and its record, in one commit. */
import type { Tx } from "#store/types.ts";
import type { ConcertAction } from "../decisions/decision.ts";
import { record } from "../decisions/decision.ts";
import { type Because, person } from "../decisions/who.ts";
import { emit, type EventName } from "../events.ts";
import type { Services } from "../ports/services.ts";
import { ok, refuse, type Result } from "../result.ts";
import { type Concert, concerts } from "./concert.ts";
import { detailsOf } from "./details.ts";
import { mayModerateConcert } from "./may.ts";
import { startWalk } from "./walk.ts";

export interface Asked extends Because {
  /** The concert's version that the moderator saw. */
  version?: number;
}

interface Change {
  action(before: Concert, after: Concert): ConcertAction;
  event: EventName & `concert:${string}`;
  /** The concert as it becomes; the same object: nothing is to be changed. */
  change(tx: Tx, concert: Concert): Promise<Result<Concert>>;
}

/**
 * From this commit on nothing is reserved or claimed that the decision excludes. The concert's listings follow in
 * the background (`walking.ts`). Refusals: `not_found`, `forbidden`, `own_ticket`, `version_mismatch`.
 */
export async function decideConcert(
  x: Services,
  moderatorId: string,
  concertId: string,
  asked: Asked,
  { action, event, change }: Change,
): Promise<Result<Concert>> {
  const may = await mayModerateConcert(x, moderatorId, concertId);
  if (!may.ok) return may;
  const id = x.store.newId();
  return await x.store.transact(async (tx): Promise<Result<Concert>> => {
    const before = await tx.get(concerts, concertId);
    if (!before) return refuse("not_found");
    const seen = asked.version ?? before.version;
    // The concert has changed, or become part of another one, since the moderator saw it.
    if (before.version !== seen || before.mergedInto !== null) return refuse("version_mismatch");
    const changed = await change(tx, before);
    if (!changed.ok || changed.value === before) return changed;
    const after = tx.put(concerts, changed.value);
    await startWalk(tx, after);
    emit(tx, { name: event, payload: { concertId, version: after.version } });
    record(tx, id, person(moderatorId, asked.requestId), {
      action: action(before, after),
      reason: asked.reason,
      concertId,
      concert: { before: detailsOf(before), after: detailsOf(after), into: after.mergedInto },
    });
    return ok(after);
  });
}
