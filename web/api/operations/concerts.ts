/** The calls about concerts. */
import { z } from "zod";
import type { RefusalCode } from "#domain/refusals.ts";
import { concertFilters } from "#domain/search/query.ts";
import { concertOutSchema, concertsOutSchema } from "../concert_schemas.ts";
import { concertMerge, concertMove, concertPatch } from "../concert_decisions.ts";
import { offerFilters, pageFields, reasonIfAny } from "../inputs.ts";
import type { Answer, Operation } from "../operation.ts";
import { listingOutSchema } from "../sale_schemas.ts";
import { pageOf } from "../schemas.ts";

const READ = { who: "anybody", tag: "Concerts", scope: "tickets:read" } as const;
const MODERATE = { who: "signed_in", tag: "Concerts", scope: "tickets:write" } as const;
const MODERATED: readonly RefusalCode[] = [
  "invalid",
  "not_found",
  "forbidden",
  "own_ticket",
  "version_mismatch",
];
const CHANGED: Answer = {
  description: "The concert as it is now.",
  schema: concertOutSchema,
  headers: ["ETag"],
};
const MERGED = {
  301: { description: "It is part of another concert now.", headers: ["Location"] },
} as const;

export const concertOperations: readonly Operation[] = [
  {
    ...READ,
    id: "browseConcerts",
    method: "GET",
    path: "/api/concerts",
    summary: "Search and browse concerts",
    description: "Concerts with tickets that can be reserved, or are held and may be free again. " +
      "`min`, `max` and `quantity` find what can be reserved now: so many tickets together, at " +
      "such a total for one.",
    query: z.object(concertFilters),
    lists: concertOutSchema,
    answers: { 200: { description: "A page of concerts.", schema: concertsOutSchema } },
    refusals: ["invalid"],
  },
  {
    ...READ,
    id: "getConcert",
    method: "GET",
    path: "/api/concerts/{id}",
    summary: "One concert",
    headers: ["If-None-Match"],
    answers: {
      200: { description: "The concert.", schema: concertOutSchema, headers: ["ETag"] },
      ...MERGED,
      304: { description: "Not modified." },
    },
    refusals: ["not_found"],
  },
  {
    ...READ,
    id: "listOffers",
    method: "GET",
    path: "/api/concerts/{id}/offers",
    summary: "The offers for a concert",
    description: "Listings that are on offer, held ones included unless `quantity` is given; the " +
      "lowest total first.",
    query: z.object({ ...pageFields, ...offerFilters.shape }),
    lists: listingOutSchema,
    answers: {
      200: { description: "A page of listings.", schema: pageOf(listingOutSchema) },
      ...MERGED,
    },
    refusals: ["not_found"],
  },
  {
    ...READ,
    id: "watchConcert",
    method: "GET",
    path: "/api/concerts/{id}/events",
    summary: "One concert, live",
    description: "Server-sent events: `event: concert` with its date and what is on offer, and " +
      "again within a second of each change; `event: offers` at once, to read the offers again.",
    answers: {
      200: { description: "A stream of events until you disconnect.", stream: true },
      ...MERGED,
    },
    refusals: ["not_found"],
  },
  {
    ...MODERATE,
    id: "correctConcert",
    method: "PATCH",
    path: "/api/concerts/{id}",
    summary: "Correct a concert's words (moderators)",
    description:
      "Its listings follow. Orders keep the words that their buyers saw. The start is an " +
      "instant here: another `timeZone` keeps it, so clocks at the venue show another time. Move " +
      "the concert, too, if it begins at the same time on the clock there (the page for " +
      "moderators does both at once).",
    body: () => concertPatch,
    example: { name: "The Night Owls", reason: "A letter was missing" },
    headers: ["If-Match"],
    answers: { 200: CHANGED },
    refusals: [...MODERATED, "version_required", "merge_instead"],
  },
  {
    ...MODERATE,
    id: "moveConcert",
    method: "POST",
    path: "/api/concerts/{id}/move",
    summary: "Move a concert to another time (moderators)",
    description:
      "Reservations end. Whoever has bought may give the tickets back for seven days, but not after " +
      "the new start (`POST /api/orders/{id}/return`).",
    body: () => concertMove,
    example: { startsAt: "2027-06-01T20:00:00+02:00", reason: "The singer was ill" },
    answers: { 200: CHANGED },
    refusals: [...MODERATED, "merge_instead", "starts_in_past"],
  },
  {
    ...MODERATE,
    id: "cancelConcert",
    method: "POST",
    path: "/api/concerts/{id}/cancellation",
    summary: "Cancel a concert (moderators)",
    description: "Reservations end, and whoever has bought is refunded. This cannot be taken back.",
    body: () => reasonIfAny,
    bodyOptional: true,
    example: { reason: "The organiser cancelled it" },
    answers: { 200: CHANGED },
    refusals: MODERATED,
  },
  {
    ...MODERATE,
    id: "mergeConcert",
    method: "POST",
    path: "/api/concerts/{id}/merge",
    summary: "Make a concert part of another one (moderators)",
    description:
      "Its listings move there, and its address leads there. If the other one starts at " +
      "another time, this is also a move.",
    body: () => concertMerge,
    example: { into: "01KB2Y7Q3N8X4M5V6W7Z9A0BCF", reason: "Written twice" },
    answers: { 200: CHANGED },
    refusals: [...MODERATED, "starts_in_past"],
  },
];
