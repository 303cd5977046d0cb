/** The calls about listings. */
import type { Operation } from "../operation.ts";
import { listingOutSchema } from "../schemas.ts";

export const listingOperations: readonly Operation[] = [
  {
    id: "getListing",
    method: "GET",
    path: "/api/listings/{id}",
    tag: "Listings",
    summary: "One listing, as you may see it",
    who: "anybody",
    scope: "tickets:read",
    headers: ["If-None-Match"],
    answers: {
      200: { description: "The listing.", schema: listingOutSchema, headers: ["ETag"] },
      304: { description: "Not modified." },
    },
    refusals: ["not_found"],
  },
];
