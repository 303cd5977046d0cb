/** Inputs of the calls for moderators. */
import { z } from "zod";
import { reasonInput } from "#domain/decisions/decision.ts";
import { text } from "#domain/text.ts";
import { says } from "#words/problems.ts";
import { pageFields } from "../inputs.ts";

const caseLists = ["waiting", "reported"] as const;

export const caseFilters = z.object({
  list: z.enum(caseLists, `Must be ${caseLists.map((name) => `"${name}"`).join(" or ")}`)
    .default("waiting").meta({
      description: "waiting: listings that wait for a decision, the longest waiting first · " +
        "reported: those with open reports, the oldest report first.",
    }),
  ...pageFields,
});

/** Longest name of a seller, in UTF-16 code units; more than a name can have. */
const MAX_NAME = 1_000;

/** What a moderator decides; a rejection needs a reason, an approval has none. */
export const decisionInput = z.strictObject({
  decision: z.enum(["approve", "reject"], 'Must be "approve" or "reject"'),
  reason: reasonInput.optional().meta({
    description: "With `reject` only, and needed there. The seller reads it.",
  }),
  sellerName: text(MAX_NAME).optional().meta({
    description: "With `approve` only: the seller's name as you saw it. This approves the name, " +
      "too; without it no name is approved.",
  }),
}).superRefine(({ decision, reason, sellerName }, { addIssue }) => {
  const problem = (path: string, message: string) =>
    addIssue({ code: "custom", path: [path], message });
  if (decision === "reject" && reason === undefined) problem("reason", says("required"));
  if (decision === "approve" && reason !== undefined) problem("reason", says("unknown_field"));
  if (decision === "reject" && sellerName !== undefined) {
    problem("sellerName", says("unknown_field"));
  }
});

export const dismissalInput = z.strictObject({
  reason: reasonInput.meta({
    description: "For the audit trail. The seller and the reporters do not see it.",
  }),
  version: z.int().min(1).meta({ description: "The `version` of the `reports` that you read." }),
});
