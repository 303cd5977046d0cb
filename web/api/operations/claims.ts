/** The calls about claims. */
import { z } from "zod";
import { pictureTypes } from "#domain/claims/picture.ts";
import { answerInput, claimInput, verdictInput } from "../claim_inputs.ts";
import { claimOutSchema } from "../claim_schemas.ts";
import { pageFields } from "../inputs.ts";
import type { Operation } from "../operation.ts";
import { pageOf } from "../schemas.ts";

const READ = { who: "signed_in", tag: "Claims", scope: "orders:read" } as const;
const WRITE = { who: "signed_in", tag: "Claims", scope: "claims:write", method: "POST" } as const;

export const claimOperations: readonly Operation[] = [
  {
    ...READ,
    id: "listClaims",
    method: "GET",
    path: "/api/claims",
    summary: "Your claims, and those about what you sold",
    query: z.object(pageFields),
    lists: claimOutSchema,
    answers: { 200: { description: "Newest first.", schema: pageOf(claimOutSchema) } },
    refusals: ["invalid"],
  },
  {
    ...READ,
    id: "getClaim",
    method: "GET",
    path: "/api/claims/{id}",
    summary: "One claim",
    description: "Its id is the order's. For the buyer, the seller and moderators.",
    answers: { 200: { description: "The claim.", schema: claimOutSchema } },
    refusals: ["not_found"],
  },
  {
    ...WRITE,
    id: "claim",
    path: "/api/claims",
    summary: "Say that you were not let in",
    description:
      "For the buyer of a complete order, from the concert's start until the time that " +
      "the order's page names. The seller's money waits until it is decided. If you have claimed " +
      "already, you get that claim with status 200.",
    body: () => claimInput,
    example: {
      orderId: "01KB2Y7Q3N8X4M5V6W7Z9A0BCD",
      kind: "not_let_in",
      text: "At the door they said that the code was used already.",
    },
    headers: ["Idempotency-Key"],
    answers: {
      200: {
        description: "You have claimed already.",
        schema: claimOutSchema,
        headers: ["Location"],
      },
      201: { description: "Claimed.", schema: claimOutSchema, headers: ["Location"] },
    },
    refusals: ["invalid", "not_found", "forbidden", "claim_closed"],
  },
  {
    ...WRITE,
    id: "answerClaim",
    path: "/api/claims/{id}/answer",
    summary: "Answer a claim (seller)",
    body: () => answerInput,
    example: { text: "I have sold this code once only." },
    answers: { 200: { description: "Answered.", schema: claimOutSchema } },
    refusals: ["invalid", "not_found", "forbidden", "claim_closed"],
  },
  {
    ...WRITE,
    id: "decideOnClaim",
    path: "/api/claims/{id}/verdict",
    summary: "Decide about a claim (moderators)",
    description:
      "Upheld: the buyer is refunded. Rejected: the claim holds back the payout no longer. Upholding needs the " +
      "seller's answer, or 48 hours.",
    body: () => verdictInput,
    example: { outcome: "upheld", reason: "The same code was sold elsewhere" },
    answers: { 200: { description: "Decided.", schema: claimOutSchema } },
    refusals: [
      "invalid",
      "not_found",
      "forbidden",
      "own_ticket",
      "claim_closed",
      "claim_waits",
      "disputed",
      "order_not_cancellable",
    ],
  },
  {
    ...WRITE,
    id: "withdrawClaim",
    path: "/api/claims/{id}/withdrawal",
    summary: "Withdraw your claim (buyer)",
    answers: { 200: { description: "Withdrawn.", schema: claimOutSchema } },
    refusals: ["not_found", "forbidden", "claim_closed"],
  },
  {
    ...WRITE,
    id: "addClaimPicture",
    path: "/api/claims/{id}/pictures",
    summary: "Add a picture to your claim (buyer)",
    description: "Up to three of 5 MB: JPEG, PNG or WebP, as the body itself or as `picture` of " +
      "`multipart/form-data`. Place, time and camera are taken out of it.",
    bodyBytes: [...pictureTypes, "application/octet-stream"],
    answers: { 201: { description: "Added.", schema: claimOutSchema } },
    refusals: ["invalid", "not_found", "forbidden", "claim_closed", "unsupported_media_type"],
  },
  {
    ...READ,
    id: "getClaimPicture",
    method: "GET",
    path: "/api/claims/{id}/pictures/{picture}",
    summary: "A picture of a claim",
    answers: { 200: { description: "The picture.", bytes: pictureTypes } },
    refusals: ["not_found"],
  },
];
