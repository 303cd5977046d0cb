/** A listing's content at the time of a moderator's decision. Stored with it, to show later changes. */
import { z } from "zod";
import { moneySchema } from "../money.ts";
import { sameIn } from "../same.ts";
import { idSchema, storedText } from "../stored.ts";
import { codeTypes } from "../tickets/code_type.ts";
import type { Listing } from "../tickets/listing.ts";
import { MAX_SEATS, ticketTermsSchema } from "../tickets/terms.ts";

const contentSeatSchema = z.object({
  id: idSchema,
  seat: storedText.nullable(),
  codeHash: z.string(),
  codeType: z.enum(codeTypes),
});

/**
 * `seat`, `codeHash` and `codeType` are those of the first ticket. Its size is limited by the listing's own
 * fields. Contains the barcodes' digests, not their texts.
 */
export const contentSchema = ticketTermsSchema.extend({
  /** What the first seller charged on top of the face value; null: nothing; absent in old decisions. */
  paidFees: moneySchema.nullable().optional(),
  description: storedText,
  /** The barcode's format; absent in old decisions. */
  codeType: z.enum(codeTypes).optional(),
  /** The other tickets of the listing; absent in old decisions. */
  others: z.array(contentSeatSchema).max(MAX_SEATS - 1).optional(),
});
export type Content = z.infer<typeof contentSchema>;

export const contentOf = ({ seats: [first, ...others], ...shared }: Listing): Content =>
  // Fees of 0 are no fees.
  contentSchema.parse({
    ...first,
    ...shared,
    paidFees: shared.paidFees?.amount ? shared.paidFees : null,
    others,
  });

/** Whether nothing differs that needs another review. A new price does not. */
export function sameWords(a: Content, b: Content): boolean {
  return changesBetween(a, b).every((field) => field === "price");
}

export const contentFields = Object.keys(contentSchema.shape) as (keyof Content)[];

/** The fields that differ, in display order. */
export function changesBetween(was: Content, is: Content): (keyof Content)[] {
  return contentFields.filter((field) =>
    was[field] !== undefined && is[field] !== undefined && !sameIn(was, is, [field])
  );
}
