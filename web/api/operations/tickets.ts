/** The calls about tickets. */
import { z } from "zod";
import { browseFields } from "#domain/search/query.ts";
import { ticketInput, ticketPatch } from "#domain/tickets/input.ts";
import type { Operation } from "../operation.ts";
import { reasonGiven, watchedTickets } from "../inputs.ts";
import { EDITING_REFUSALS, LISTING_REFUSALS } from "./listings.ts";
import { ticketOutSchema } from "../sale_schemas.ts";
import { pageOf } from "../schemas.ts";

const price = (amount: number) => ({ amount, currency: "EUR" });
const ticketExample = {
  title: "The Night Owls",
  venue: "Le Bikini",
  city: "Toulouse",
  startsAt: "2027-05-01T20:00:00+02:00",
  timeZone: "Europe/Paris",
  section: "A",
  row: "3",
  seat: "12",
  faceValue: price(5000),
  price: price(4550),
  code: "8F3K-22P9-XM41",
};

export const ticketOperations: readonly Operation[] = [
  {
    id: "browseTickets",
    method: "GET",
    path: "/api/tickets",
    tag: "Tickets",
    summary: "Search and browse tickets",
    description:
      "Tickets that are available, and reserved ones, which may become available again. " +
      "They come concert by concert: by the date of the concerts, or with `sort=newest` those with " +
      "the newest offer first; in each concert by price. `sort=price` needs a `concertId`.",
    who: "anybody",
    scope: "tickets:read",
    query: z.object(browseFields),
    lists: ticketOutSchema,
    answers: { 200: { description: "A page of tickets.", schema: pageOf(ticketOutSchema) } },
    refusals: ["invalid"],
  },
  {
    id: "listTicket",
    method: "POST",
    path: "/api/tickets",
    tag: "Tickets",
    summary: "List a ticket for sale",
    who: "signed_in",
    scope: "tickets:write",
    body: ticketInput,
    example: ticketExample,
    headers: ["Idempotency-Key"],
    answers: {
      201: { description: "Listed.", schema: ticketOutSchema, headers: ["ETag", "Location"] },
    },
    refusals: LISTING_REFUSALS,
  },
  {
    id: "getTicket",
    method: "GET",
    path: "/api/tickets/{id}",
    tag: "Tickets",
    summary: "One ticket, as you may see it",
    who: "anybody",
    scope: "tickets:read",
    headers: ["If-None-Match"],
    answers: {
      200: { description: "The ticket.", schema: ticketOutSchema, headers: ["ETag"] },
      304: { description: "Not modified." },
    },
    refusals: ["not_found"],
  },
  {
    id: "watchTicket",
    method: "GET",
    path: "/api/tickets/{id}/events",
    tag: "Tickets",
    summary: "One ticket, live",
    description:
      "Server-sent events: `event: ticket` with the current state, and again whenever it " +
      "changes, including when a reservation expires. After reconnecting you get the current state.",
    who: "anybody",
    scope: "tickets:read",
    answers: { 200: { description: "A stream of events until you disconnect.", stream: true } },
    refusals: ["not_found"],
  },
  {
    id: "watchTickets",
    method: "GET",
    path: "/api/tickets/events",
    tag: "Tickets",
    summary: "Several tickets, live",
    description: "The same for up to 50 tickets in one stream.",
    who: "anybody",
    scope: "tickets:read",
    query: watchedTickets,
    answers: { 200: { description: "A stream of events until you disconnect.", stream: true } },
    refusals: ["invalid"],
  },
  {
    id: "editTicket",
    method: "PATCH",
    path: "/api/tickets/{id}",
    tag: "Tickets",
    summary: "Edit a ticket that is not reserved",
    who: "signed_in",
    scope: "tickets:write",
    body: ticketPatch,
    example: { price: price(4000) },
    headers: ["If-Match"],
    answers: { 200: { description: "Changed.", schema: ticketOutSchema, headers: ["ETag"] } },
    refusals: EDITING_REFUSALS,
  },
  {
    id: "withdrawTicket",
    method: "DELETE",
    path: "/api/tickets/{id}",
    tag: "Tickets",
    summary: "Withdraw a ticket permanently",
    who: "signed_in",
    scope: "tickets:write",
    answers: { 204: { description: "Withdrawn." } },
    refusals: ["not_found", "forbidden", "ticket_locked"],
  },
  {
    id: "takeTicketOff",
    method: "POST",
    path: "/api/tickets/{id}/withdrawal",
    tag: "Tickets",
    summary: "Withdraw somebody's ticket (moderators)",
    description: "Ends a reservation unless it is being paid. The barcode cannot be listed again.",
    who: "signed_in",
    scope: "tickets:write",
    body: () => reasonGiven,
    example: { reason: "There is no such concert" },
    headers: ["If-Match"],
    answers: { 200: { description: "Withdrawn.", schema: ticketOutSchema, headers: ["ETag"] } },
    refusals: [
      "invalid",
      "not_found",
      "forbidden",
      "own_ticket",
      "version_required",
      "version_mismatch",
      "ticket_locked",
    ],
  },
];
