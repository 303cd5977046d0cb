/** Moderators cancel a concert, or make it part of another one. */
import { says } from "#words/problems.ts";
import { emit } from "../events.ts";
import type { Services } from "../ports/services.ts";
import { ok, refuse, type Result } from "../result.ts";
import { refusesStart } from "../tickets/input.ts";
import { type Concert, concerts, MAX_MERGES } from "./concert.ts";
import { isCancelled } from "./corrections.ts";
import { type Asked, decideConcert } from "./decide.ts";
import { mayModerateConcert } from "./may.ts";

/** Cancels it: holds end and buyers are refunded. Cancelling again changes nothing. */
export const cancelConcert = (
  x: Services,
  moderatorId: string,
  concertId: string,
  asked: Asked,
): Promise<Result<Concert>> =>
  decideConcert(x, moderatorId, concertId, asked, {
    action: () => "concert_cancel",
    event: "concert:cancelled",
    change: (_, concert) =>
      Promise.resolve(
        ok(concert.status === "cancelled" ? concert : { ...concert, status: "cancelled" }),
      ),
  });

/**
 * Both are one concert: its listings move to `into`, and its page and words lead there. If that one starts at
 * another time, this is also a move. Refusal: `invalid` if `into` cannot take them, or if too many merges lead to it.
 */
export async function mergeConcert(
  x: Services,
  moderatorId: string,
  concertId: string,
  into: string,
  asked: Asked,
): Promise<Result<Concert>> {
  const may = await mayModerateConcert(x, moderatorId, into);
  if (!may.ok) return may.refusal.code === "not_found" ? refusesInto("concert_into") : may;
  return await decideConcert(x, moderatorId, concertId, asked, {
    action: () => "concert_merge",
    event: "concert:merged",
    change: async (tx, concert) => {
      if (concert.status === "cancelled") return isCancelled("into");
      const target = await tx.get(concerts, into);
      if (!target || into === concertId || target.mergedInto !== null) {
        return refusesInto("concert_into");
      }
      if (target.status === "cancelled") return isCancelled("into");
      const moves = target.startsAt !== concert.startsAt;
      const problem = moves ? refusesStart(target.startsAt, tx.now) : null;
      if (problem) return { ok: false, refusal: problem };
      const merges = Math.max(target.merges, concert.merges + 1);
      if (merges > MAX_MERGES) return refusesInto("concert_into_chain");
      const approved = target.approved || concert.approved;
      if (approved !== target.approved || merges !== target.merges) {
        const { version } = tx.put(concerts, { ...target, approved, merges });
        const payload = { concertId: into, version };
        if (!target.approved && approved) emit(tx, { name: "concert:changed", payload });
      }
      const moved = moves ? { movedAt: tx.now, movedFrom: concert.startsAt } : {};
      return ok({ ...concert, ...moved, mergedInto: into });
    },
  });
}

const refusesInto = (why: "concert_into" | "concert_into_chain") =>
  refuse("invalid", { errors: [{ path: "into", message: says(why) }] });
