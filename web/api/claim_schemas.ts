/** Claims in answers of the API. */
import { z } from "zod";
import { claimEnders, claimKinds, claimStatuses } from "#domain/claims/claim.ts";
import { MAX_PICTURES, pictureTypes } from "#domain/claims/picture.ts";
import { id, instant, stored } from "./schemas.ts";

export const claimOutSchema = z.strictObject({
  id,
  orderId: id,
  buyerId: id,
  sellerId: id,
  kind: z.enum(claimKinds).meta({
    description: "never_came: the buyer got no ticket that could be used.",
  }),
  text: z.string(),
  status: z.enum(claimStatuses).meta({
    description: "upheld: the buyer gets the money back · rejected: the seller is paid.",
  }),
  answer: z.string().optional().meta({ description: "What the seller says." }),
  answeredAt: instant.optional(),
  reason: z.string().optional().meta({ description: "Why a moderator has decided so." }),
  closedAt: instant.optional(),
  closedBy: z.enum(claimEnders).optional().meta({
    description: "refund: the order was refunded for another reason · dispute: the buyer's bank " +
      "has returned the money.",
  }),
  pictures: z.array(z.strictObject({ id, type: z.enum(pictureTypes), bytes: z.int() }))
    .max(MAX_PICTURES),
  ...stored,
}).meta({ id: "Claim" });
