/** What sellers send about a listing. */
import { z } from "zod";
import { findConcert } from "#domain/concerts/queries.ts";
import type { Services } from "#domain/ports/services.ts";
import type { Settings } from "#domain/ports/settings.ts";
import type { Refusal } from "#domain/refusals.ts";
import { idSchema } from "#domain/stored.ts";
import { type ListingInput, listingInput } from "#domain/tickets/input.ts";
import { check } from "../answer/json.ts";
import { unwrap } from "../answer/refused.ts";

/** A concert's id in place of its words. */
function inputAtConcert(settings: Pick<Settings, "currency">) {
  const {
    title: _t,
    venue: _v,
    city: _c,
    startsAt: _s,
    timeZone: _z,
    country: _y,
    anotherConcert: _a,
    ...rest
  } = listingInput(settings).shape;
  return z.strictObject({ concertId: idSchema, ...rest });
}

export const listingBody = (settings: Settings) =>
  z.union([listingInput(settings), inputAtConcert(settings)]);

/** Parses a body and puts in the words of the concert that it names. Throws `invalid` and `not_found`. */
export async function readListing(
  x: Services,
  userId: string,
  given: unknown,
): Promise<ListingInput> {
  if (!namesConcert(given)) return check(listingInput(x.settings), given);
  const { concertId, ...rest } = check(inputAtConcert(x.settings), given);
  const { name: title, venue, city, startsAt, timeZone, country } = unwrap(
    await findConcert(x, userId, concertId),
  );
  return { ...rest, title, venue, city, startsAt, timeZone, country: country ?? undefined };
}

const namesConcert = (given: unknown): boolean =>
  typeof given === "object" && given !== null && "concertId" in given;

const OF_CONCERT = new Set(["title", "venue", "city", "startsAt", "timeZone", "country"]);

/** For whoever sent a concert's id: a problem of its words is one of the concert. */
export function atConcert(given: unknown, refusal: Refusal): Refusal {
  if (!namesConcert(given)) return refusal;
  const errors = refusal.errors?.map(({ path, message }) => ({
    path: OF_CONCERT.has(path) ? "concertId" : path,
    message,
  }));
  return { ...refusal, errors };
}
