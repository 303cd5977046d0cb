/** What operators decided: who, what, when and why. Written before it is done, so that a crash shows too. */
import { z } from "zod";
import { entity, list } from "#store/entity/mod.ts";
import type { Services } from "../ports/mod.ts";
import { stored } from "../stored.ts";
import { line } from "../text.ts";
import type { OpsAnswer, Who } from "./ops.ts";

/** Characters of a reason at most. */
export const MAX_WHY = 300;
export const whyInput = line(0, MAX_WHY);
/** Decisions that a page shows. */
const MAX_SHOWN = 50;

export const decisionSchema = z.object({
  ...stored,
  by: z.string(),
  /** The operation's name. */
  what: z.string(),
  /** What it was done to, in the operation's own words. */
  about: z.string(),
  why: z.string(),
  /** Null: the process ended before it was done. */
  outcome: z.enum(["done", "refused", "failed"]).nullable(),
});
export type OpsDecision = z.infer<typeof decisionSchema>;

export const opsDecisions = entity({
  name: "ops_decision",
  about: "What an operator decided, and why.",
  schema: decisionSchema,
  indexes: { time: list<OpsDecision>("Oldest first", (d) => [d.createdAt]) },
});

/** Does it, between two lines of the audit trail. */
export async function audited(
  x: Pick<Services, "store">,
  who: Who,
  what: string,
  about: string,
  run: () => Promise<OpsAnswer>,
): Promise<OpsAnswer> {
  const id = x.store.newId();
  const { by, why } = who;
  await x.store.transact((tx) =>
    tx.create(opsDecisions, { id, by, what, about, why, outcome: null })
  );
  const close = (outcome: NonNullable<OpsDecision["outcome"]>) =>
    x.store.transact(async (tx) => {
      const decision = await tx.get(opsDecisions, id);
      if (decision) tx.put(opsDecisions, { ...decision, outcome });
    });
  try {
    const answer = await run();
    await close(answer.ok ? "done" : "refused");
    return answer;
  } catch (error) {
    await close("failed").catch(() => {}); // the first error says more
    throw error;
  }
}

/** The newest first. */
export const listDecisions = async (x: Pick<Services, "store">): Promise<OpsDecision[]> =>
  (await x.store.list(opsDecisions, "time", { limit: MAX_SHOWN, reverse: true })).items;
