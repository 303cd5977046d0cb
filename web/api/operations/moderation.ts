/** The calls for moderators: cases, decisions and reports. */
import { caseFilters, decisionInput, dismissalInput } from "../moderation/inputs.ts";
import { caseOutSchema } from "../moderation/schemas.ts";
import type { Operation } from "../operation.ts";
import { pageOf } from "../schemas.ts";

const READ = {
  who: "signed_in",
  tag: "Moderation",
  scope: "moderation:read",
  method: "GET",
} as const;
const WRITE = { who: "signed_in", tag: "Moderation", scope: "moderation:write" } as const;
const CASE = { schema: caseOutSchema, headers: ["ETag"] } as const;

export const moderationOperations: readonly Operation[] = [
  {
    ...READ,
    id: "listModerations",
    path: "/api/moderations",
    summary: "Cases that wait for a moderator",
    query: caseFilters,
    lists: caseOutSchema,
    answers: { 200: { description: "A page of cases.", schema: pageOf(caseOutSchema) } },
    refusals: ["invalid", "forbidden"],
  },
  {
    ...READ,
    id: "getModeration",
    path: "/api/moderations/{id}",
    summary: "One case",
    description: "Its id is the listing's; the id of any of its tickets leads there, too. Every " +
      "listing has one, whether it waits or not.",
    headers: ["If-None-Match"],
    answers: {
      200: { description: "The case.", ...CASE },
      304: { description: "Not modified." },
    },
    refusals: ["not_found", "forbidden"],
  },
  {
    ...WRITE,
    id: "decideModeration",
    method: "PATCH",
    path: "/api/moderations/{id}",
    summary: "Approve or reject",
    description:
      "About all tickets of the listing that are not sold. A rejection takes a listing " +
      "off sale, ends its reservations and closes its reports; the seller may submit it again. To " +
      "remove it for good: `POST /api/tickets/{id}/withdrawal`.",
    body: () => decisionInput,
    example: { decision: "reject", reason: "Which row?" },
    headers: ["If-Match"],
    answers: { 200: { description: "The case as it is now.", ...CASE } },
    refusals: [
      "invalid",
      "not_found",
      "forbidden",
      "own_ticket",
      "version_required",
      "version_mismatch",
      "ticket_locked",
      "concert_cancelled",
    ],
  },
  {
    ...WRITE,
    id: "dismissReports",
    method: "POST",
    path: "/api/moderations/{id}/dismissal",
    summary: "Dismiss the reports",
    description: "You find nothing wrong. Has no effect if there are no open reports; is refused " +
      "(`version_mismatch`) if there is one that you have not read.",
    body: () => dismissalInput,
    example: { reason: "The hall is real", version: 1 },
    answers: { 200: { description: "The case as it is now.", ...CASE } },
    refusals: ["invalid", "not_found", "forbidden", "own_ticket", "version_mismatch"],
  },
];
