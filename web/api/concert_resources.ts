/** Concerts as the API returns them. */
import type { Concert } from "#domain/concerts/concert.ts";
import type { OfferingNow } from "#domain/offerings/summary.ts";
import { digestOf, etagOf } from "../answer/conditional.ts";
import type { Ctx } from "../request/state.ts";
import { instantOut, type Json, storedOut, withoutNulls } from "./resources.ts";

/** `offering`: what is on offer there now; null: nothing. */
export function concertOut(concert: Concert, offering: OfferingNow | null): Json {
  const { id, name, venue, city, country, startsAt, timeZone, status } = concert;
  const { movedAt, movedFrom, mergedInto } = concert;
  return withoutNulls({
    id,
    name,
    venue,
    city,
    country,
    startsAt: instantOut(startsAt),
    timeZone,
    status,
    movedAt: movedAt === null ? null : instantOut(movedAt),
    movedFrom: movedFrom === null ? null : instantOut(movedFrom),
    mergedInto,
    ...(offering === null ? {} : offeringOut(offering)),
    ...storedOut(concert),
  });
}

const offeringOut = ({ from, tickets, largestGroup, freeAt }: OfferingNow): Json => ({
  from,
  tickets,
  largestGroup: largestGroup === 0 ? null : largestGroup,
  freeAt: freeAt === null ? null : instantOut(freeAt),
});

/** It tells of the concert's version, for changes, and of all that the answer contains. */
export const concertEtag = ({ version, status }: Concert, body: Json): string =>
  etagOf(version, status, digestOf(body));

/** The same address at the concert that this one is part of; null if it is none. */
export function movedTo({ params, url }: Pick<Ctx<"id">, "params" | "url">, { id }: Concert) {
  if (id === params.id) return null;
  const location = url.pathname.replace(`/${params.id}`, `/${id}`) + url.search;
  return new Response(null, { status: 301, headers: { location } });
}
