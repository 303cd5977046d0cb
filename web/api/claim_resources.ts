/** Claims as the API returns them. */
import type { Claim } from "#domain/claims/claim.ts";
import { picturesOf } from "#domain/claims/picture.ts";
import { instantOut, type Json, storedOut, withoutNulls } from "./resources.ts";

const instantIfAny = (ms: number | null) => ms === null ? null : instantOut(ms);

/** `now`: pictures that have ended are left out. */
export const claimOut = (claim: Claim, now: number): Json =>
  withoutNulls({
    id: claim.id,
    orderId: claim.id,
    buyerId: claim.buyerId,
    sellerId: claim.sellerId,
    kind: claim.kind,
    text: claim.text,
    status: claim.status,
    answer: claim.answer,
    answeredAt: instantIfAny(claim.answeredAt),
    reason: claim.reason,
    closedAt: instantIfAny(claim.closedAt),
    closedBy: claim.closedBy,
    pictures: picturesOf(claim, now).map(({ id, type, bytes }) => ({ id, type, bytes })),
    ...storedOut(claim),
  });
