/** Moderation cases in answers of the API. */
import { z } from "zod";
import { contentFields } from "#domain/decisions/content.ts";
import { decisionActions } from "#domain/decisions/decision.ts";
import { MAX_PAST } from "#domain/moderation/queries.ts";
import { advices, guardedTexts, MAX_REASONS } from "#domain/ports/moderation_guard.ts";
import { waitingReasons } from "#domain/moderation/waits.ts";
import { MAX_OPEN_REPORTS, reportReasons } from "#domain/reports/report.ts";
import { id, instant } from "../schemas.ts";
import { listingOutSchema } from "../sale_schemas.ts";

const counted = z.int().min(0);

export const caseOutSchema = z.strictObject({
  ...listingOutSchema.shape,
  isOwn: z.boolean().meta({ description: "You sell it, so another moderator has to decide." }),
  waiting: z.strictObject({ why: z.enum(waitingReasons), since: instant }).optional().meta({
    description: "Absent if it does not wait for a decision. changed: after it was approved · " +
      "again: submitted again after a rejection.",
  }),
  changed: z.array(z.enum(contentFields)).optional().meta({
    description: "The fields that differ from what was last approved, or else last rejected. " +
      "Absent if nobody has reviewed it.",
  }),
  seller: z.strictObject({
    name: z.string(),
    nameStatus: z.enum(["shown", "waiting", "refused"]),
    since: instant,
  }).optional(),
  record: z.strictObject({
    listed: counted,
    sold: counted,
    withdrawn: counted,
    rejected: counted,
    takenDown: counted,
    reported: counted,
    more: z.boolean().meta({ description: `Only the latest ${MAX_PAST} of each are counted.` }),
  }).meta({ description: "The seller's past." }),
  decisions: z.array(z.strictObject({
    id,
    action: z.enum(decisionActions),
    at: instant,
    by: z.string().optional().meta({ description: "The moderator's name." }),
    reason: z.string().optional(),
  })).meta({ description: "Earlier decisions, newest first." }),
  sameBarcode: z.array(id).meta({
    description: "Tickets of other listings that have one of its barcodes, newest first.",
  }),
  suggestion: z.strictObject({
    advice: z.enum(advices),
    reasons: z.array(z.strictObject({
      kind: z.enum(["word", "contact", "price", "said"]),
      field: z.enum(guardedTexts).optional(),
      word: z.string().optional(),
      percent: z.int().optional().meta({
        description: "The price, in percent of what the ticket cost at first.",
      }),
      text: z.string().optional(),
    })).max(MAX_REASONS),
    at: instant,
  }).optional().meta({
    description: "What the guard suggests about the listing as it is now, while it waits. It " +
      "decides nothing. Absent: no guard, or no answer of its yet.",
  }),
  reports: z.strictObject({
    version: z.int().min(1),
    items: z.array(z.strictObject({
      reason: z.enum(reportReasons),
      words: z.string(),
      reporterId: id,
      at: instant,
    })).max(MAX_OPEN_REPORTS),
  }).optional().meta({ description: "Open reports. Never shown to the listing's seller." }),
}).meta({ id: "ModerationCase" });
