/** Inputs of the calls about claims: they take no other fields. */
import { z } from "zod";
import * as parsed from "#domain/claims/input.ts";
import { text } from "#domain/text.ts";

const reason = parsed.verdictInput.shape.reason.meta({
  description: "Both sides read it, and it is recorded in the audit trail.",
});

export const claimInput = z.strictObject({ orderId: text(100), ...parsed.claimWords.shape });
export const answerInput = z.strictObject(parsed.answerInput.shape);
export const verdictInput = z.strictObject({ ...parsed.verdictInput.shape, reason });
