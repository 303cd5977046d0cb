/** Who decided what about a ticket, when and why. */
import { z } from "zod";
import { entity, list } from "#store/entity.ts";
import { idSchema, stored } from "../stored.ts";
import { line } from "../text.ts";

export const reasonInput = line(3, 300);

export const verdictSchema = z.object({
  ...stored,
  ticketId: idSchema,
  moderatorId: idSchema,
  action: z.enum(["approve", "reject"]),
  reason: z.string().nullable(),
});
export type Verdict = z.infer<typeof verdictSchema>;

export const verdicts = entity({
  name: "verdict",
  about: "A moderator's decision about a ticket.",
  schema: verdictSchema,
  indexes: { ticket: list<Verdict>("Decisions about a ticket, oldest first", (v) => [v.ticketId]) },
});
