/**
 * The operator log: who ran which operation, when and why. An entry is written before the operation runs, so
 * that a crash is visible too. (Moderators' decisions are in `decisions/decision.ts`.)
 */
import { z } from "zod";
import { entity, list } from "#store/entity/mod.ts";
import type { Services } from "../ports/services.ts";
import { stored } from "../stored.ts";
import { line } from "../text.ts";
import type { OpsAnswer, Who } from "./ops.ts";

/** Longest reason, in characters. */
const MAX_WHY = 300;
export const whyInput = line(0, MAX_WHY);
/** Entries on a page. */
const MAX_SHOWN = 50;

const loggedOperationSchema = z.object({
  ...stored,
  by: z.string(),
  /** The operation's name. */
  what: z.string(),
  /** What the operation was applied to, as text. */
  about: z.string(),
  why: z.string(),
  /** Null: still running, or the process ended before it finished. */
  outcome: z.enum(["done", "refused", "failed"]).nullable(),
});
export type LoggedOperation = z.infer<typeof loggedOperationSchema>;

export const operatorLog = entity({
  name: "ops_decision",
  about: "What an operator decided, and why.",
  schema: loggedOperationSchema,
  indexes: { time: list<LoggedOperation>("Oldest first", (d) => [d.createdAt]) },
});

/** Runs an operation, with an entry before it and its outcome after it. */
export async function runLogged(
  x: Pick<Services, "store">,
  who: Who,
  what: string,
  about: string,
  run: () => Promise<OpsAnswer>,
): Promise<OpsAnswer> {
  const id = x.store.newId();
  const { by, why } = who;
  await x.store.transact((tx) =>
    tx.create(operatorLog, { id, by, what, about, why, outcome: null })
  );
  const close = (outcome: NonNullable<LoggedOperation["outcome"]>) =>
    x.store.transact(async (tx) => {
      const decision = await tx.get(operatorLog, id);
      if (decision) tx.put(operatorLog, { ...decision, outcome });
    });
  try {
    const answer = await run();
    await close(answer.ok ? "done" : "refused");
    return answer;
  } catch (error) {
    await close("failed").catch(() => {}); // the first error is more useful
    throw error;
  }
}

/** The newest first. */
export const listOperatorLog = async (x: Pick<Services, "store">): Promise<LoggedOperation[]> =>
  (await x.store.list(operatorLog, "time", { limit: MAX_SHOWN, reverse: true })).items;
