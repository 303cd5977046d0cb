/** The calls about concerts. */
import { z } from "zod";
import { concertFields } from "#domain/search/query.ts";
import { concertOutSchema, concertsOutSchema } from "../concert_schemas.ts";
import { offerFilters, pageFields } from "../inputs.ts";
import type { Operation } from "../operation.ts";
import { listingOutSchema, pageOf } from "../schemas.ts";

const READ = { who: "anybody", tag: "Concerts", scope: "tickets:read" } as const;
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
    query: z.object(concertFields),
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
      "again whenever that changes.",
    answers: {
      200: { description: "A stream of events until you disconnect.", stream: true },
      ...MERGED,
    },
    refusals: ["not_found"],
  },
];
