/** A ticket's content at the time of a moderator's decision. Stored with it, to show later changes. */
import { z } from "zod";
import { storedText } from "../stored.ts";
import { codeTypes } from "../tickets/code_type.ts";
import { saleTermsSchema, type Ticket } from "../tickets/ticket.ts";

/** Its size is limited by the ticket's own fields. Contains the barcode's digest, not its text. */
export const contentSchema = saleTermsSchema.extend({
  description: storedText,
  /** The barcode's format; absent in old decisions. */
  codeType: z.enum(codeTypes).optional(),
});
export type Content = z.infer<typeof contentSchema>;

export const contentOf = (ticket: Ticket): Content => contentSchema.parse(ticket);

/** Whether nothing differs that needs another review. A new price does not. */
export function sameWords(a: Content, b: Content): boolean {
  return changesBetween(a, b).every((field) => field === "price");
}

const contentFields = Object.keys(contentSchema.shape) as (keyof Content)[];

/** The fields that differ, in display order. */
export function changesBetween(was: Content, is: Content): (keyof Content)[] {
  return contentFields.filter((field) =>
    was[field] !== undefined && is[field] !== undefined &&
    JSON.stringify(was[field]) !== JSON.stringify(is[field])
  );
}
