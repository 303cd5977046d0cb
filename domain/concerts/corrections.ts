/** Moderators correct what a concert is called and where it is, and move it to another time. */
import { says } from "#words/problems.ts";
import type { Tx } from "#store/types.ts";
import { countryIn } from "../country.ts";
import type { Services } from "../ports/services.ts";
import { ok, refuse, type Result } from "../result.ts";
import { sameIn } from "../same.ts";
import { refusesStart } from "../tickets/input.ts";
import { type Concert, concerts, MAX_FORMER_IDENTITIES } from "./concert.ts";
import { type Asked, decideConcert } from "./decide.ts";
import { detailFields } from "./details.ts";
import { survivorOf } from "./find_or_make.ts";
import { identityOf } from "./identity.ts";
import type { Correction } from "./input.ts";

/**
 * Corrects the words; orders keep their terms. A time zone alone keeps the instant. With another `startsAt`, the
 * concert is moved in the same commit. Refusals: `merge_instead` if another concert has these words, and those of a
 * move.
 */
export const correctConcert = (
  x: Services,
  moderatorId: string,
  concertId: string,
  { startsAt, ...words }: Correction & { startsAt?: number },
  asked: Asked,
): Promise<Result<Concert>> =>
  decideConcert(x, moderatorId, concertId, asked, {
    action: (before, after) =>
      before.startsAt === after.startsAt ? "concert_correct" : "concert_move",
    event: "concert:changed",
    change: async (tx, concert) => {
      const corrected = { ...concert, ...words };
      const zoned = words.timeZone !== undefined || words.country !== undefined;
      const country = zoned ? countryIn(corrected.timeZone, words.country) : ok(concert.country);
      if (!country.ok) return country;
      const moved = movedTo(concert, startsAt ?? concert.startsAt, tx.now);
      if (!moved.ok) return moved;
      const after = { ...corrected, ...moved.value, country: country.value };
      return await renamed(x, tx, concert, after);
    },
  });

/**
 * Moves it to another start. Live holds end, and buyers may give their tickets back for a while. Refusals:
 * `merge_instead` if the same concert is there at that time, `starts_in_past`, `invalid`.
 */
export const moveConcert = (
  x: Services,
  moderatorId: string,
  concertId: string,
  startsAt: number,
  asked: Asked,
): Promise<Result<Concert>> =>
  decideConcert(x, moderatorId, concertId, asked, {
    action: () => "concert_move",
    event: "concert:changed",
    change: async (tx, concert) => {
      const moved = movedTo(concert, startsAt, tx.now);
      return moved.ok ? await renamed(x, tx, concert, { ...concert, ...moved.value }) : moved;
    },
  });

/** What a start changes of a concert; nothing if it is the present one. */
function movedTo(
  concert: Concert,
  startsAt: number,
  now: number,
): Result<Partial<Pick<Concert, "startsAt" | "movedAt" | "movedFrom">>> {
  if (startsAt === concert.startsAt) return ok({});
  if (concert.status === "cancelled") return isCancelled("startsAt");
  const problem = refusesStart(startsAt, now);
  if (problem) return { ok: false, refusal: problem };
  return ok({ startsAt, movedAt: now, movedFrom: concert.startsAt });
}

export const isCancelled = (path: string) =>
  refuse("invalid", { errors: [{ path, message: says("concert_cancelled_already") }] });

/** The concert under its new identity; the former one still leads to it. */
async function renamed(
  x: Services,
  tx: Tx,
  before: Concert,
  after: Concert,
): Promise<Result<Concert>> {
  const [former, identity] = [identityOf(before), identityOf(after)];
  if (former === identity) return ok(sameIn(before, after, detailFields) ? before : after);
  const other = await tx.find(concerts, "identity", [identity]);
  if (other && other.id !== before.id) {
    const survivor = await survivorOf(x.store, other, tx);
    if (survivor.id !== before.id) return refuse("merge_instead", { concertId: survivor.id });
    // A concert that has become part of this one gives all its words to it; its id still leads here.
    tx.put(concerts, { ...other, nameless: true });
  }
  const theirs = other && other.id !== before.id
    ? [identityOf(other), ...other.formerIdentities]
    : [];
  const all = new Set([former, ...before.formerIdentities, ...theirs]);
  all.delete(identity);
  return ok({ ...after, formerIdentities: [...all].slice(0, MAX_FORMER_IDENTITIES) });
}
