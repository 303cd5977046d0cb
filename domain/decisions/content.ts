/** What a ticket said when somebody decided about it: kept with the decision, to show what changed since. */
import { z } from "zod";
import { storedText } from "../stored.ts";
import { codeTypes } from "../tickets/code_type.ts";
import { saleTermsSchema, type Ticket } from "../tickets/ticket.ts";

/** Bounded as the ticket's own fields are. The barcode's text is not in it, only its digest. */
export const contentSchema = saleTermsSchema.extend({
  description: storedText,
  /** How the barcode is drawn; decisions of before it was judged do not say. */
  codeType: z.enum(codeTypes).optional(),
});
export type Content = z.infer<typeof contentSchema>;

export const contentOf = (ticket: Ticket): Content => contentSchema.parse(ticket);

/** What of it a seller cannot change while it is on sale without asking anew; its price may change. */
export function sameWords(a: Content, b: Content): boolean {
  return changesBetween(a, b).every((field) => field === "price");
}

export const contentFields = Object.keys(contentSchema.shape) as (keyof Content)[];

/** The fields that differ, in the order in which they are read. */
export function changesBetween(was: Content, is: Content): (keyof Content)[] {
  return contentFields.filter((field) =>
    was[field] !== undefined && is[field] !== undefined &&
    JSON.stringify(was[field]) !== JSON.stringify(is[field])
  );
}
