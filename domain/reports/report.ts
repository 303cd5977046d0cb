/** Open reports about a listing's tickets. Once a moderator has decided, they are stored with the decision. */
import { z } from "zod";
import { says } from "#words/problems.ts";
import { entity, list } from "#store/entity/mod.ts";
import { chosen } from "../chosen.ts";
import { idSchema, instant, stored } from "../stored.ts";
import { lines } from "../text.ts";

export const reportReasons = [
  /** The concert or the ticket does not exist. */
  "not_real",
  /** Date, place, seat or price are wrong. */
  "wrong_facts",
  /** The same ticket is offered elsewhere, or twice. */
  "copy",
  /** The buyer was not let in. */
  "not_let_in",
  /** Insults, advertising, somebody's address… */
  "words",
  "other",
] as const;

/** Most open reports about one listing: they are stored in one value, later in one decision. */
export const MAX_OPEN_REPORTS = 20;
/** Longest comment of a report, in characters. */
export const MAX_REPORT_WORDS = 300;

export const reportInput = z.object({
  reason: chosen(reportReasons),
  words: lines(MAX_REPORT_WORDS).default(""),
}).refine(({ reason, words }) => reason !== "other" || words !== "", {
  path: ["words"],
  message: says("required"),
});
export type ReportInput = z.infer<typeof reportInput>;

export const reportSchema = z.object({
  reporterId: idSchema,
  reason: z.enum(reportReasons),
  words: z.string(),
  at: instant,
});
export type Report = z.infer<typeof reportSchema>;

/** The id is the listing's. The value exists only while there are open reports. */
const reportsSchema = z.object({
  ...stored,
  sellerId: idSchema,
  open: z.array(reportSchema).min(1).max(MAX_OPEN_REPORTS),
});
export type Reports = z.infer<typeof reportsSchema>;

export const reportsOf = entity({
  name: "reports",
  about: "What people report of a ticket, until a moderator has decided; the id is the listing's.",
  schema: reportsSchema,
  indexes: {
    open: list<Reports>("Reported tickets, the longest waiting first", (r) => [r.open[0].at]),
    seller: list<Reports>("Reported tickets of a seller", (r) => [r.sellerId]),
  },
});
