/** The calls about listings. */
import { listingPatch } from "#domain/tickets/input.ts";
import { listingBody } from "../listing_inputs.ts";
import type { Operation } from "../operation.ts";
import { listingOutSchema } from "../sale_schemas.ts";

const price = (amount: number) => ({ amount, currency: "EUR" });
const listingExample = {
  title: "The Night Owls",
  venue: "Le Bikini",
  city: "Toulouse",
  startsAt: "2027-05-01T20:00:00+02:00",
  timeZone: "Europe/Paris",
  section: "A",
  row: "3",
  faceValue: price(5000),
  price: price(4550),
  split: "together",
  tickets: [{ seat: "12", code: "8F3K-22P9-XM41" }, { seat: "13", code: "8F3K-22P9-XM42" }],
};

const READ = { who: "anybody", tag: "Listings", scope: "tickets:read" } as const;
const WRITE = { who: "signed_in", tag: "Listings", scope: "tickets:write" } as const;

/** What is wrong with the tickets that somebody lists or edits. */
export const LISTING_REFUSALS = [
  "invalid",
  "code_already_listed",
  "concert_moved",
  "price_above_cap",
  "starts_in_past",
] as const;
/** Of the calls that edit a listing, or one ticket of it. */
export const EDITING_REFUSALS = [
  "not_found",
  "forbidden",
  "version_required",
  "version_mismatch",
  "ticket_locked",
  "ticket_not_available",
  "concert_cancelled",
  ...LISTING_REFUSALS,
] as const;

export const listingOperations: readonly Operation[] = [
  {
    ...WRITE,
    id: "listTickets",
    method: "POST",
    path: "/api/listings",
    summary: "List one to six tickets together",
    description:
      "On the same terms, each with its barcode; all or none of them are listed. `concertId` may stand " +
      "in place of title, venue, city, start, time zone and country. `price` and `faceValue` are those " +
      "of one ticket. Words that lead to a concert which was moved to another time since are refused " +
      "(`concert_moved`): send its `concertId` in place of the words, or `anotherConcert` if the " +
      "tickets are for another concert.",
    body: listingBody,
    example: listingExample,
    headers: ["Idempotency-Key"],
    answers: {
      201: { description: "Listed.", schema: listingOutSchema, headers: ["ETag", "Location"] },
    },
    refusals: ["not_found", ...LISTING_REFUSALS],
  },
  {
    ...READ,
    id: "getListing",
    method: "GET",
    path: "/api/listings/{id}",
    summary: "One listing, as you may see it",
    headers: ["If-None-Match"],
    answers: {
      200: { description: "The listing.", schema: listingOutSchema, headers: ["ETag"] },
      304: { description: "Not modified." },
    },
    refusals: ["not_found"],
  },
  {
    ...WRITE,
    id: "editListing",
    method: "PATCH",
    path: "/api/listings/{id}",
    summary: "Edit a listing of which no ticket is reserved",
    description:
      "Tickets that are sold keep the terms of their order. `tickets` names, by its ID, each ticket " +
      "whose own fields change.",
    body: listingPatch,
    example: { price: price(4000), split: "any" },
    headers: ["If-Match"],
    answers: { 200: { description: "Changed.", schema: listingOutSchema, headers: ["ETag"] } },
    refusals: EDITING_REFUSALS,
  },
  {
    ...WRITE,
    id: "withdrawListing",
    method: "DELETE",
    path: "/api/listings/{id}",
    summary: "Withdraw the tickets of a listing that are not sold, permanently",
    answers: { 204: { description: "Withdrawn." } },
    refusals: ["not_found", "forbidden", "ticket_locked"],
  },
];
